"""Administrative procedures, their versions and who decides them."""
