"""The papers a version asks for, and what it gives."""

from typing import ClassVar

from django.db import models

from hienluong.systems.catalogue.models.version import ProcedureVersion


class RequiredPaper(models.Model):
    """A component of the dossier (thành phần hồ sơ)."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="papers")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    name_cut = models.BooleanField(default=False, help_text="the source had cut the name off")
    replaced_by = models.CharField(
        max_length=200, blank=True, help_text="database that gives the fact: the paper must not be asked for"
    )

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "position"], name="required_paper_once")
        ]

    def __str__(self) -> str:
        return self.shown_name

    @property
    def shown_name(self) -> str:
        """The name, honest about a source that had cut it off."""
        return f"{self.name}…" if self.name_cut else self.name


class ProcedureResult(models.Model):
    """A kind of result. Its code links it to the papers of other procedures: the key of re-use."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="results")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    name_cut = models.BooleanField(default=False, help_text="the source had cut the name off")
    code = models.CharField(max_length=40, blank=True, help_text="e.g. KQ.G15.000031")

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "position"], name="procedure_result_once")
        ]

    def __str__(self) -> str:
        return self.shown_name

    @property
    def shown_name(self) -> str:
        """The name, honest about a source that had cut it off."""
        return f"{self.name}…" if self.name_cut else self.name
