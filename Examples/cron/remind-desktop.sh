#!/bin/sh
# Shows what you are to be reminded of on your desktop (Linux: notify-send, macOS: osascript).
#
#     sh remind-desktop.sh crm kari
set -eu
crm=$1 login=$2

"$crm" remind --user "$login" --format tsv | tail -n +2 | while IFS= read -r line; do
  title=$(printf '%s\n' "$line" | cut -f5)
  about=$(printf '%s\n' "$line" | cut -f6,7 | tr '\t' ' ')
  if command -v notify-send >/dev/null; then
    notify-send "$title" "$about" </dev/null
  else
    osascript -e 'on run argv' -e 'display notification (item 2 of argv) with title (item 1 of argv)' \
      -e 'end run' -- "$title" "$about" </dev/null
  fi
done
