#!/bin/sh
# Lets LLVM's fuzzer loose on every reader of outside bytes, for SECONDS each way (60).
#
#     sh Tests/Fuzz/fuzz.sh swift
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$root/.build/fuzz
mkdir -p "$build/corpus"
# The domain and the interchange as one module each, with the fuzzer's eyes in them.
flags="-O -sanitize=fuzzer -parse-as-library -swift-version 6 -package-name crm -module-cache-path $build/cache
  -enable-upcoming-feature MemberImportVisibility -enable-upcoming-feature ExistentialAny -I $build"
cd "$build"
for module in CRMDomain CRMInterchange; do
  # shellcheck disable=SC2086,SC2046
  ${1}c $flags -wmo -emit-module -emit-object -module-name $module -o $module.o \
    $(find "$root/Sources/$module" -name '*.swift')
done
# shellcheck disable=SC2086
${1}c $flags -o fuzz "$root/Tests/Fuzz/Fuzz.swift" CRMDomain.o CRMInterchange.o
for text in 'city=Oslo and not (a in (1,2) or b~x)' 'deals[stage=won amount>100k] x=..5'; do
  printf '\0%s' "$text" >"corpus/filter-$(printf %s "$text" | cksum | cut -d' ' -f1)"
done
printf '\001name;email\r\n"A ""b""";x@ex.no\r\n' >corpus/csv
printf '\002{"a":[1,2.5,"x\\u00e6",null]}' >corpus/json
for text in 2026-11-21 'tomorrow 13:00' +5wd 2026-W47; do printf '\003%s' "$text" >"corpus/date-$text"; done
printf '\004+47 901 23 456' >corpus/phone
printf '\00415108695088' >corpus/identity
{ printf '\005'; cat /usr/share/zoneinfo/Europe/Oslo; } >corpus/zone
./fuzz -max_total_time="${SECONDS_EACH:-60}" -max_len=4096 -print_final_stats=1 corpus 2>&1 | tail -12
