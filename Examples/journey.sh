#!/bin/sh
# A customer's way, from a form on the web to the renewal of a contract, as a seller, cron and a manager see it.
# Every day is one of its own: CRM_NOW stands for the clock.
#
#     sh Examples/journey.sh crm /tmp/journey
#
# The database is made anew in the folder; nobody's own database is touched.
set -eu
crm=$(command -v "$1") || crm=$1
case $crm in /*) ;; *) crm=$PWD/$crm ;; esac
mkdir -p "$2"
folder=$(cd "$2" && pwd)
export CRM_DB="$folder/journey.db" CRM_USER=eva TZ=Europe/Oslo

day() {
  export CRM_NOW="$1"
  echo
  echo "# $2"
}
show() {
  line="crm"
  for word in "$@"; do
    case $word in
      *=*" "*) word="${word%%=*}=\"${word#*=}\"" ;;
      *" "*) word="\"$word\"" ;;
    esac
    line="$line $word"
  done
  echo "\$ $line"
  "$crm" "$@" 2>&1
}

rm -f "$CRM_DB" "$CRM_DB-wal" "$CRM_DB-shm" "$CRM_DB-writer"
"$crm" init country=NO --quiet >/dev/null 2>&1
"$crm" config edit seller="Fjord Data AS" seller_number=974760673 >/dev/null
"$crm" product add "Design hour" sku=D1 price=1250 unit=h >/dev/null
"$crm" product add "Support" sku=S1 price=4500 period=month >/dev/null

day 2026-11-02T08:00:00Z "Monday: somebody fills in the form on the web page."
echo '$ crm lead intake < form.json'
"$crm" lead intake 2>&1 <<'FORM'
{"name":"Kari Nordmann","email":"kari@oslodesign.no","phone":"901 23 456","company":"Oslo Design",
 "interest":"Website 2027","message":"We need a new one before Easter.",
 "consent":{"purpose":"newsletter","channel":"email","evidence":"Yes, send me news","notice_version":"2026-1"}}
FORM
show lead list

day 2026-11-02T10:30:00Z "She is called back the same day, and what must be known is asked for."
show lead call 1 "New website, support afterwards" minutes=20 direction=out next="Make a quote" next_due=wednesday
show lead qualify 1 need="New website" budget=200k authority="Kari Nordmann" authority_level=decision_maker timeline=2027-Q1
show lead convert 1 title="Website 2027"

day 2026-11-04T09:00:00Z "Wednesday: the quote."
show today
show quote add "Website 2027" deal=1
show line add D1 quote=Q-1 quantity=120 discount=5%
show line add S1 quote=Q-1
show quote send Q-1
show quote print Q-1
show deal move 1 proposal amount=142500
show task done 1

day 2026-11-06T12:00:00Z "She opens it; who made it is told, once."
show quote open Q-1
show remind
show remind

day 2026-11-11T07:00:00Z "A week later nobody has answered: the reminder."
show remind
show today
show deal call 1 "Wants to start in January" minutes=10 direction=in next="Ask the board's answer" next_due=friday
show deal move 1 negotiation
show report forecast --period 2027-Q1

day 2026-11-13T14:00:00Z "The board says yes."
show quote accept Q-1 --win
show order show O-1
show contract add "Support" order=O-1 starts_on=2027-01-01 term_months=12 notice_days=30
show task done 3
show task done 4
show contact timeline "Kari Nordmann" --limit 6

day 2027-10-02T07:00:00Z "A year later, ninety days before the contract ends: cron makes the task."
show run
show run
show remind
show contract renew C-1 mrr=4725
show task list
