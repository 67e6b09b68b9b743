"""The only writers of the agenda."""
