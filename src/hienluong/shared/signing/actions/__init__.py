"""Enrolling and revoking keys; signing and sealing."""
