"""Reads of voice: for everybody what is published, for officers from `visible_to`."""
