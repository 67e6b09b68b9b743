"""Changing calendars."""
