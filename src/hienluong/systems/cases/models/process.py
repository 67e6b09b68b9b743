"""Processes as versioned data; their meaning is in `rules.process`."""

from typing import ClassVar

from django.db import models

from hienluong.kernel.organisation.public import Dated, DatedQuerySet


class ProcessVersion(Dated):
    """One version of a process. A case keeps the version it began with."""

    code = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    definition = models.JSONField()
    digest = models.CharField(max_length=64, unique=True)
    basis = models.CharField(max_length=300, blank=True)

    objects = DatedQuerySet["ProcessVersion"].as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["code", "valid_from"])]
