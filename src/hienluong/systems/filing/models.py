"""Drafts: what somebody is still writing."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """A filing not yet sent. Its uid is the idempotency key of the case it becomes."""

    uid = models.UUIDField(unique=True, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    procedure_version = models.BigIntegerField(help_text="catalogue.ProcedureVersion, by id")
    procedure_code = models.CharField(max_length=30)
    procedure_name = models.TextField()
    form = models.CharField(max_length=80, help_text="name of the form version")
    answers = models.JSONField(default=dict)
    known = models.JSONField(
        default=list, help_text="paths that the state's own knowledge answered; not asked"
    )
    seen = models.JSONField(default=list, help_text="keys of the pages that were saved")
    case_code = models.CharField(max_length=50, blank=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["account", "-changed_at"])]


class DraftFile(models.Model):
    """A file of a draft, for one paper. A newer one takes its place."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="files")
    paper = models.CharField(max_length=60)
    name = models.CharField(max_length=300)
    stored_file = models.BigIntegerField(help_text="files.StoredFile, by id")
    added_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft", "paper"], name="draft_file_once")]
