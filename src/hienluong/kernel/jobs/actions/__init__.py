"""Emitting, dispatching, replaying events."""
