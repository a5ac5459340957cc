# Completion of crm for fish: put it as crm.fish into ~/.config/fish/completions.
complete -c crm -f -a '(crm complete -- (commandline -opc)[2..] (commandline -ct))'
