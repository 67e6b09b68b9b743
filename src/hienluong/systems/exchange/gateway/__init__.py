"""What other installations call."""
