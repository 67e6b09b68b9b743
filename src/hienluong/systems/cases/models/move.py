"""Every accepted act on a case. The case's states are what these moves add up to."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from hienluong.kernel.organisation.public import Post
from hienluong.systems.cases.models.case import Case


class Move(models.Model):
    """One act: who, in which post, from which state to which, with what words."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="moves")
    act = models.CharField(max_length=30)
    at = models.DateTimeField()
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    before = models.CharField(max_length=14)
    after = models.CharField(max_length=14)
    step = models.CharField(max_length=40, blank=True)
    next_step = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "id"])]
