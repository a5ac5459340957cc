#!/bin/sh
# A cron job: what another system wrote at night goes in. It says what changed and nothing when nothing did;
# rows that cannot be stored wait in a file beside the input, and the job goes on.
#
#     0 5 * * *  sh nightly-import.sh crm /var/lib/crm
set -eu
crm=$1 folder=$2
export CRM_USER=cron CRM_DB="$folder/nightly.db"
here=$(cd "$(dirname "$0")" && pwd)

mkdir -p "$folder"
[ -e "$CRM_DB" ] || "$crm" init country=NO --quiet >/dev/null
cp "$here/data/contacts.csv" "$folder/tonight.csv"

# Up to ten bad rows are tolerated; with more nothing is stored and the status says so (65).
counts=$("$crm" contact import "$folder/tonight.csv" --on-match update --max-rejects 10 --quiet --json)
echo "$counts" | jq -r 'select(.created + .changed + .rejected > 0)
  | "\(.created) new, \(.changed) changed, \(.rejected) rejected (crm undo \(._operation))"'
