"""The work calendars of leaders: weeks in versions, approved, published, adjusted."""
