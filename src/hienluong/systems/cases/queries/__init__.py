"""Reads of cases; each starts from the reader."""
