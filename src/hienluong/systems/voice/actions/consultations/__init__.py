"""What happens to a consultation."""
