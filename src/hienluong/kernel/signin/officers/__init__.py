"""The officers' door: password and second factor, by allauth in our words."""
