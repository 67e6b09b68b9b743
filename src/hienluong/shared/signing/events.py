"""What happens with keys and signatures."""

__all__ = ["KEY_ENROLLED", "KEY_REVOKED"]

KEY_ENROLLED = "signing.key_enrolled"
"""Payload: `key` (id)."""

KEY_REVOKED = "signing.key_revoked"
"""Payload: `key` (id)."""
