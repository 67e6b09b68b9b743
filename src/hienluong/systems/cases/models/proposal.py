"""What an officer asks of the head: an apology and a later promise."""

from typing import ClassVar

from django.db import models

from hienluong.kernel.organisation.public import Post
from hienluong.systems.cases.models.case import Case


class ExtensionProposal(models.Model):
    """A new due time with its reason, proposed by whoever works on the case; open until the head answers."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="extension_proposals")
    due_at = models.DateTimeField()
    reason = models.TextField()
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    agreed = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(answered_at__isnull=True), name="one_open_proposal"
            ),
        ]
