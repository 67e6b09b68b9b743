"""What happens to files."""

__all__ = ["QUARANTINED", "SCANNED"]

SCANNED = "files.scanned"
"""A waiting file was examined. Payload: `blob` (id), `state`."""

QUARANTINED = "files.quarantined"
"""Malware or active content was found. Payload: `blob` (id), `finding`."""
