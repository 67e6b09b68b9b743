"""Pure decisions of voice."""
