"""Rights that posts hold over sites."""

__all__ = ["EDIT", "MANAGE", "PUBLISH"]

EDIT = "portal.edit"
"""Write pages and submit them."""
PUBLISH = "portal.publish"
"""Approve and publish what editors wrote."""
MANAGE = "portal.manage"
"""Make sites and change what they are."""
