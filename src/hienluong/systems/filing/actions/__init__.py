"""Writing a draft, and sending it."""
