"""The rights that acts of the agenda need. Which kind of post carries them is dated data of `access`."""

__all__ = ["APPROVE", "EDIT"]

EDIT = "agenda.edit"
"""Compose the weeks of an agency, with the lines that the public does not see; keep its rooms and cars."""
APPROVE = "agenda.approve"
"""Approve and publish a week."""
