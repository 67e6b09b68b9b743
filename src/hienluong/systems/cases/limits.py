"""How often a stranger may ask about cases and results. Page and API count together."""

from hienluong.kernel.access.public import limited

__all__ = ["follow_limit", "verify_limit"]

follow_limit = limited("follow", tries=20, seconds=60)
"""Four digits are few: nobody shall try them all."""
verify_limit = limited("verify", tries=30, seconds=60)
