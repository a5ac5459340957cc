# Types into a shell what comes in, as a person would, in a terminal of tmux: sh type.sh SHELL <LINES
# SHELL is the command that starts it; its every prompt calls 'tmux wait-for -S prompt'. ⇥ is the Tab key; a
# line ends with Enter. What the terminal shows at last comes out.
server=crm-$$
t() { timeout 60 tmux -L $server -f /dev/null "$@"; }
trap 't kill-server' 0
t -u new-session -d -x 120 -y 100 "$1" || exit
t wait-for prompt
while IFS= read -r line; do
  while [ -n "$line" ]; do
    part=${line%%⇥*}
    [ -z "$part" ] || t send-keys -l -- "$part"
    [ "$part" = "$line" ] && break
    t send-keys Tab
    line=${line#*⇥}
  done
  t send-keys Enter
  # What is left open is given up.
  t wait-for prompt || { t send-keys C-c; t wait-for prompt; }
done
t capture-pane -p
