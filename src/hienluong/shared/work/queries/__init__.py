"""Reading work: the list of a person, the items of a matter."""
