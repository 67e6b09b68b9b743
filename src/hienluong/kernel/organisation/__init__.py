"""Units, agencies and posts through time."""
