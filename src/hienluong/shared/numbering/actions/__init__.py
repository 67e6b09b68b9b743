"""Taking numbers."""
