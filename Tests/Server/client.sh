#!/bin/bash
# Adds contacts one after the other to the database in CRM_DB, whatever happens to its servers, and prints a
# line for each that was acknowledged: "<unix seconds> <name>". A command that fails is given again with the
# same key, so that it is done once.
#
#     client.sh CRM
set -u
crm=$1
until "$crm" init country=NO --quiet >/dev/null || [ $? = 73 ]; do sleep 0.2; done
for ((n = 1; ; n++)); do
  until "$crm" contact add "k$n" --once "k$n" --timeout 60s --quiet >/dev/null; do sleep 0.05; done
  echo "$EPOCHREALTIME k$n"
done
