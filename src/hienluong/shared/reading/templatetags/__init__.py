"""Tags of reading."""
