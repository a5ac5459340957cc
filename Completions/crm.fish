# Completion of crm for fish: put it as crm.fish into ~/.config/fish/completions.

# Asks crm what fits; false where the name of a file does, which fish completes itself.
function __crm_ask
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    # A quote may be open still.
    set -l word (for quote in '' \" \'; string unescape -- $typed$quote 2>/dev/null; and break; end)
    set -g __crm_rows (crm complete -- $words[2..] "$word" 2>/dev/null | string replace -r '\tmore$' '')
    not string match -q -- \*\t\*\tfile "$__crm_rows"
end

complete -c crm -k -n __crm_ask -f -a '$__crm_rows'
