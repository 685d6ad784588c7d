"""The commands, one a file. Results go to stdout, everything else to stderr."""
