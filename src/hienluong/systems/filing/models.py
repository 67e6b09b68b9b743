"""Drafts: what somebody is still writing."""

import json
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from hienluong.kernel.people.public import open_text, seal_text


class Draft(models.Model):
    """A filing not yet sent. Its uid is the idempotency key of the case it becomes."""

    uid = models.UUIDField(unique=True, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    procedure_version = models.BigIntegerField(help_text="catalogue.ProcedureVersion, by id")
    procedure_code = models.CharField(max_length=30)
    procedure_name = models.TextField()
    form = models.CharField(max_length=80, help_text="name of the form version")
    sealed = models.TextField(blank=True, help_text="the answers, encrypted for this draft alone")
    known = models.JSONField(
        default=list, help_text="paths that the state's own knowledge answered; not asked"
    )
    seen = models.JSONField(default=list, help_text="keys of the pages that were saved")
    case_code = models.CharField(max_length=50, blank=True)
    sent_digest = models.CharField(
        max_length=64, blank=True, help_text="of what an app sent, to tell a repetition from another filing"
    )
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    _opened: tuple[str, dict[str, Any]] | None = None
    """What `sealed` says, opened once."""

    class Meta:
        indexes: ClassVar = [models.Index(fields=["account", "-changed_at"])]

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, in clear, for its writer; set it and save `sealed`."""
        if self._opened is None or self._opened[0] != self.sealed:
            opened = json.loads(open_text(self.sealed, str(self.uid))) if self.sealed else {}
            self._opened = (self.sealed, opened)
        return dict(self._opened[1])

    @answers.setter
    def answers(self, answered: dict[str, Any]) -> None:
        content = json.dumps(answered, ensure_ascii=False)
        self.sealed = seal_text(content, str(self.uid)) if answered else ""


class DraftFile(models.Model):
    """A file of a draft, for one paper. A newer one takes its place."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="files")
    paper = models.CharField(max_length=60)
    name = models.CharField(max_length=300)
    stored_file = models.BigIntegerField(help_text="files.StoredFile, by id")
    added_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft", "paper"], name="draft_file_once")]
