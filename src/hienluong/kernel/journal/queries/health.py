"""How far sealing has come."""

from datetime import datetime

from django.db.models import Min

from hienluong.kernel.journal.models import Entry, Seal

__all__ = ["unsealed_since"]


def unsealed_since() -> datetime | None:
    """When the oldest entry was written that no seal covers yet; None when all are sealed."""
    last = Seal.objects.order_by("-number").values("epoch", "until_transaction").first()
    waiting = Entry.objects.all()
    if last is not None:
        later = waiting.filter(epoch__gt=last["epoch"])
        waiting = later | waiting.filter(epoch=last["epoch"], transaction__gte=last["until_transaction"])
    first: datetime | None = waiting.aggregate(first=Min("at"))["first"]
    return first
