"""What a case waits for from its party."""

from hienluong.kernel.people.public import mask_text
from hienluong.systems.cases.models import Business, Case, SupplementRequest

__all__ = ["missing_items", "open_request"]


def open_request(case: Case) -> SupplementRequest | None:
    """The request that waits for an answer; a case that was stopped or withdrawn meanwhile waits for nothing."""
    if case.business != Business.SUPPLEMENT:
        return None
    return case.supplements.filter(answered_at__isnull=True).first()


def missing_items(asked: SupplementRequest | None) -> list[str]:
    """What is asked to complete the case, line by line."""
    items = asked.items if asked else []
    return [mask_text(": ".join(filter(None, (item["paper"], item["what"])))) for item in items]
