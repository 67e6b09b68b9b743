"""Keeping signatures provable: revocation data, archive time-stamps, and their renewal."""
