"""One work list for every hand-over, with its clock."""
