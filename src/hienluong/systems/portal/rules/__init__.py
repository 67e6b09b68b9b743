"""Pure decisions of the sites."""
