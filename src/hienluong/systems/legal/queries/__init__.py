"""Reads of documents; what is published is public, the rest begins with the reader's rights."""
