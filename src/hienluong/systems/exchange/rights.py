"""The right that acts of exchange need. Which kind of post carries it is dated data of `access`."""

__all__ = ["MANAGE"]

MANAGE = "exchange.manage"
"""Know other installations, look at what travels, send again or drop what is dead."""
