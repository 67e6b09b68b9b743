"""Proving that the journal is whole."""
