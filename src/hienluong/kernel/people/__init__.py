"""Accounts, officers and the parties that the province serves."""
