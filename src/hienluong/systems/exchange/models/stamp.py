"""Batches of the message log with a time-stamp of an authority."""

from django.db import models

__all__ = ["LogStamp"]


class LogStamp(models.Model):
    """Messages that are over, as the root of a Merkle tree (RFC 6962) with the date of an authority (RFC 3161)."""

    count = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    token = models.BinaryField(help_text="DER; empty where nobody dates")
    made_at = models.DateTimeField()
