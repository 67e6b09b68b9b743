"""The province's own OpenID provider: a system of its own with its own people, sessions and keys.

In a demonstration it plays the national identity. It shares no table with the rest of the house and is
reached by OpenID Connect alone.
"""
