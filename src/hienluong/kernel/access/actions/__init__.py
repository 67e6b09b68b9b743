"""Loading the rights of posts."""
