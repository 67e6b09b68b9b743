"""Standing in for one another."""
