"""Whom validation trusts, and whether a certificate leads there."""
