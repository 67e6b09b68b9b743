"""The page of the one search."""
