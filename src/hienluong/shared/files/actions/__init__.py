"""Storing, opening, scanning and sweeping files."""
