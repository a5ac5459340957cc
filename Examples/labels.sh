#!/bin/sh
# Address labels of everybody in a city, out of a pipe: JSON in, lines out.
#
#     sh labels.sh crm /tmp/labels
set -eu
crm=$1
mkdir -p "$2"
export CRM_DB="$2/labels.db" CRM_USER=labels
rm -f "$CRM_DB"
here=$(cd "$(dirname "$0")" && pwd)
"$crm" init country=NO --quiet >/dev/null
"$crm" contact import "$here/data/contacts.csv" --quiet >/dev/null

"$crm" contact list city=Bergen 'not street is empty' --sort postal_code,name --json \
  --fields name,company.name,street,postal_code,city |
  jq -r '.[] | .name, (.company.name // empty), .street, "\(.postal_code) \(.city)", ""'

# The same people to a file that a Norwegian Excel opens with a double click.
"$crm" contact export city=Bergen --fields name,street,postal_code,city --dialect excel-nb -o "$2/labels.csv"
