"""The journal for those who check it."""
