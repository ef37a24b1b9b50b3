"""The door: commands, exit codes, standard error."""
