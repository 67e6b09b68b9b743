"""Reads of the catalogue. What is published is public: everybody sees the same."""
