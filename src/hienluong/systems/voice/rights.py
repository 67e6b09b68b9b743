"""The rights that acts of voice need. Which kind of post carries them is dated data of `access`."""

__all__ = ["ANSWER", "HANDLE", "MANAGE", "REVIEW"]

ANSWER = "voice.answer"
"""Read the questions to an agency, draft answers, forward; moderate comments on drafts."""
REVIEW = "voice.review"
"""Approve what somebody else drafted; open consultations."""
HANDLE = "voice.handle"
"""Read and handle feedback on officers and procedures."""
MANAGE = "voice.manage"
"""Change the dated rules: time limits, and which posts receive and review."""
