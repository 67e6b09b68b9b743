"""Pages of the agenda: the office's grid, the public copy, the feeds."""
