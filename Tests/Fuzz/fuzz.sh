#!/bin/sh
# Lets LLVM's fuzzer loose on every reader of outside bytes, for SECONDS_EACH on each of READERS (600 s, all).
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
# What a reader begins with; what the fuzzer found to be new is added, and kept for the next run.
corpus() { # reader, text…
  reader=$1
  shift
  mkdir -p "corpus/$reader"
  for text in "$@"; do printf "%b" "$text" >"corpus/$reader/$(printf "%b" "$text" | cksum | cut -d' ' -f1)"; done
}
corpus filter 'city=Oslo and not (a in (1,2) or b~x)' 'deals[stage=won amount>100k] x=..5' \
  'count(activities[type=call].minutes)>=3 @vip "kari n"'
corpus csv 'name;email\r\n"A ""b""";x@ex.no\r\n' '\357\273\277a,b\n1,"2\n3"\n'
corpus json '{"a":[1,2.5,"x\\u00e6",null]}' '[{"id":1},{"id":2}]'
corpus date 2026-11-21 'tomorrow 13:00' +5wd 2026-W47 21.11.2026 end-of-month
corpus money '1 500,50 kr' 'EUR 1.5m' '-10k' 0 '1.234.567,89'
corpus phone '+47 901 23 456' '070-123 45 67' '0045 20 30 40 50'
corpus name 'Kari von der Nordmann' 'Nordmann, Kari' 'Åse Ødegård Ærlig'
corpus key 15108695088 'kari+x@xn--bcher-kva.example' 'NO 974 760 673 MVA' 21.11.86
mkdir -p corpus/zone && cp /usr/share/zoneinfo/Europe/Oslo corpus/zone/
status=0
for reader in ${READERS:-filter csv json date money phone name key zone}; do
  # Growth beyond half a gigabyte, or one input that takes ten seconds, is a finding too.
  if SWIFT_BACKTRACE=enable=no CRM_FUZZ=$reader ./fuzz -max_total_time="${SECONDS_EACH:-600}" -max_len=4096 -timeout=10 -rss_limit_mb=512 \
    -artifact_prefix="$reader-" -print_final_stats=1 "corpus/$reader" >"$reader.log" 2>&1; then
    echo "$reader: $(sed -n 's/^stat::number_of_executed_units: *//p' "$reader.log") runs in ${SECONDS_EACH:-600} s, $(sed -n 's/^stat::peak_rss_mb: *//p' "$reader.log") MiB, no crash"
  else
    status=1
    echo "$reader: FAILED" >&2
    tail -30 "$reader.log" >&2
  fi
done
exit $status
