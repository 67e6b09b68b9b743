"""Changing sites: one file a state change."""
