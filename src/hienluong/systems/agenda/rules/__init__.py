"""Pure decisions of the agenda."""
