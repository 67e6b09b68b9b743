"""Signing in: officers by password and second factor, citizens by an identity provider, apps by a token."""
