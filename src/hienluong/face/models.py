"""How fresh ready-made pages must be."""

from django.db import models


class Stamp(models.Model):
    """The version of a topic that public pages are made from. Pages made from an older one are thrown away."""

    topic = models.CharField(max_length=40, primary_key=True)
    version = models.BigIntegerField(default=0)
