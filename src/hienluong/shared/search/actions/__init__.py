"""What writes to the index."""
