"""Keeping the totals."""
