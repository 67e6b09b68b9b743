"""A later promise that an officer asked for."""

from hienluong.systems.cases.models import Case, ExtensionProposal

__all__ = ["open_proposal"]


def open_proposal(case: Case) -> ExtensionProposal | None:
    """The proposal that waits for an answer."""
    waiting = ExtensionProposal.objects.filter(case=case, answered_at__isnull=True)
    return waiting.select_related("post").first()
