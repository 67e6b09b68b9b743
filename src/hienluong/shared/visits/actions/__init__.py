"""What writes the counters."""
