"""Reads of the agenda: for everybody the public lines of what is published, for officers from `visible_to`."""
