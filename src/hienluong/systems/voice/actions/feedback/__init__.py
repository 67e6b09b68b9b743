"""What happens to feedback."""
