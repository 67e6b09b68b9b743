"""Pages of the sites."""
