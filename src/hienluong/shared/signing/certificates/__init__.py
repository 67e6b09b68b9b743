"""Certificates: the authority in the box, what it issues, and what it takes back."""
