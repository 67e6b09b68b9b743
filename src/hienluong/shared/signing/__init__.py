"""Signatures and seals on PDF, and their verification."""
