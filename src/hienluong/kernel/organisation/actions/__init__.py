"""Changing the organisation: one file a state change. History stays; a change closes a state and opens the next."""
