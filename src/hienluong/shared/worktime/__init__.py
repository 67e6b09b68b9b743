"""Working calendars as dated data, and the arithmetic of working time."""
