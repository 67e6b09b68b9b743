"""Calendars for administrators."""
