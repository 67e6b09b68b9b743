"""Reads of the sites. What is published is public; drafts are read through the editors' desk alone."""
