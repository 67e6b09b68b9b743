"""Content-addressed, scanned, never overwritten files."""
