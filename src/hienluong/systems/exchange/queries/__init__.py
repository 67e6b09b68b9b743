"""What is asked of exchange."""
