#!/bin/sh
# A help desk's days over Easter: a ticket comes, finds somebody, is answered, waits over the holidays, runs late, is told
# of, is merged by mistake and taken back, is resolved, and comes again. CRM_NOW stands for the clock.
#
#     sh Examples/helpdesk.sh crm /tmp/helpdesk
#
# The database is made anew in the folder; nobody's own database is touched.
set -eu
crm=$(command -v "$1") || crm=$1
case $crm in /*) ;; *) crm=$PWD/$crm ;; esac
mkdir -p "$2"
folder=$(cd "$2" && pwd)
export CRM_DB="$folder/helpdesk.db" CRM_USER=eva TZ=Europe/Oslo

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
export CRM_NOW=2026-03-02T08:00:00Z
"$crm" init country=NO --quiet >/dev/null 2>&1
"$crm" team add Support >/dev/null
"$crm" user edit eva team=Support role=admin >/dev/null
"$crm" user add ola name="Ola Berg" role=support team=Support >/dev/null
"$crm" user add siri name="Siri Dahl" role=support team=Support >/dev/null
"$crm" company add "Oslo Design" tags=gold >/dev/null
"$crm" contact add "Kari Nordmann" email=kari@oslodesign.no company=1 >/dev/null

day 2026-03-30T08:00:00Z "Monday: what is promised, and who works on what."
show sla add Gold filter=company.tags=gold first_response=1h "resolution=critical 2h high 8h normal 16h low 40h" "update=4h"
show agent add siri away=2026-03-30..2026-04-10
show agent add eva
show route add Everything team=Support method=round_robin

day 2026-04-01T12:00:00Z "Wednesday before Easter, 14:00: a customer calls."
show ticket add "Printer is offline" contact=kari@oslodesign.no priority=high channel=phone
show ticket route 1 --explain
show ticket sla 1

day 2026-04-01T12:30:00Z "Half an hour later Ola answers, and waits for the customer over the holidays."
export CRM_USER=ola
show ticket reply 1 "Is the cable in?" --wait
show ticket note 1 "It was the fuser last time"
show ticket sla 1

day 2026-04-07T07:00:00Z "Tuesday after Easter, 09:00: the customer writes; the clock goes on with what was left."
show ticket email 1 "It is, and nothing happens" direction=in
show ticket sla 1 --explain

day 2026-04-07T09:00:00Z "Somebody merges another ticket into it by mistake, and takes that back after the next message."
show ticket add "Cannot print either" contact=kari@oslodesign.no
show ticket merge 1 2
show ticket email 1 "Hello?" direction=in
show log --limit 3
operation=$("$crm" log --format ids | sed -n 2p | sed 's/.*://')
show undo "$operation"
show ticket list --all --fields id,subject,status

day 2026-04-08T13:00:00Z "Wednesday: the promise is broken, and who is concerned is told, each once."
show run escalations
show run escalations
show escalation list
show task list --all --fields title,assignee

day 2026-04-08T13:30:00Z "It is resolved, and comes again."
show ticket resolve 1 "A new fuser was fitted"
show ticket sla 1
export CRM_NOW=2026-04-09T08:00:00Z
show ticket email 1 "It is offline again" direction=in
show ticket sla 1
show sla recompute

day 2026-04-10T08:00:00Z "Friday: the figures."
show ticket resolve 1 "The new fuser was faulty"
show report sla --period 2026-04
show report response --period 2026-04
show report backlog --period 2026-04
show sla what-if Standard --period 2026-04
