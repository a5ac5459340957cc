#!/bin/sh
# Mails what somebody is to be reminded of; sends nothing when there is nothing.
#
#     */5 7-19 * * *  sh remind-mail.sh crm kari kari@example.no
#
# What crm remind has printed it does not print again. So what cannot be sent is printed: cron then mails it itself.
set -eu
crm=$1 login=$2 address=$3

due=$("$crm" remind --user "$login")
[ -n "$due" ] || exit 0
count=$(printf '%s\n' "$due" | wc -l | tr -d ' ')
printf '%s\n' "$due" | mail -s "crm: $count due" "$address" && exit 0
printf '%s\n' "$due"
exit 75
