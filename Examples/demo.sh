#!/bin/sh
# A customer base out of two CSV files, answered from the shell: what 'make demo' runs.
#
#     sh Examples/demo.sh crm /tmp/demo
#
# The database is made anew in the folder; nobody's own database is touched.
set -eu
crm=$(command -v "$1") || crm=$1
case $crm in /*) ;; *) crm=$PWD/$crm ;; esac
mkdir -p "$2"
folder=$(cd "$2" && pwd)
data=$(cd "$(dirname "$0")/data" && pwd)
export CRM_DB="$folder/crm.db" CRM_USER=demo

show() {
  echo
  echo "\$ crm $*"
  "$crm" "$@"
}

rm -f "$CRM_DB" "$CRM_DB-wal" "$CRM_DB-shm" "$CRM_DB-writer" "$folder"/*.rejects*.csv
cd "$data"
show init country=NO
show import preview portfolio.csv --as company
show company import portfolio.csv
show contact import contacts.csv
show company list --fields name,annual_revenue,risk,customer_value,followup --sort -annual_revenue
show contact list tags=vip --fields name,title,company,phone
show contact list company.risk=6.. --fields name,email,company.name,company.risk --sort company.name
show contact list --group country
show contact show kari@oslodesign.example
show log

# A year of a small firm, made up around today.
rm -f "$folder"/year.db*
export CRM_DB="$folder/year.db"
show demo --contacts 50 --db "$CRM_DB" --quiet
show today
show report pipeline
show report winloss --by quarter --period last-year
show report products --sort -net --top 3
export CRM_DB="$folder/crm.db"

cat <<NEXT

The database is $CRM_DB. Go on with it:

  export PATH=$(dirname "$crm"):\$PATH CRM_DB=$CRM_DB
  crm contact list company.followup=monthly --json | jq '.[].email'
  crm contact edit 1 phone='+47 22 12 34 56' tags+=newsletter && crm undo
  crm contact export --dialect excel-nb -o contacts-excel.csv
  crm help
NEXT
