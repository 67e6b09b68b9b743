"""One file that holds an installation: backup and restore."""
