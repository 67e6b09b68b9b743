"""Make the totals again from the cases themselves, and compare: the nightly check."""

from collections import Counter
from datetime import datetime

from django.db import transaction

from hienluong.oversight.operations.models import OpenByHour, Side
from hienluong.oversight.operations.rules import hour_of
from hienluong.systems.cases.public import running_due_times

__all__ = ["Difference", "differences", "rebuild_open"]

Key = tuple[int, str, datetime]
Difference = tuple[Key, int, int]


def differences() -> list[Difference]:
    """Hours in which the kept number of running cases is not the counted one: (key, kept, counted)."""
    counted, kept = _counted(), _kept()
    return [
        (key, kept[key], counted[key])
        for key in sorted(kept.keys() | counted.keys())
        if kept[key] != counted[key]
    ]


@transaction.atomic
def rebuild_open() -> int:
    """Replace the kept numbers by counted ones. Returns how many hours were written."""
    counted = _counted()
    OpenByHour.objects.all().delete()
    rows = [
        OpenByHour(agency=agency, side=side, hour=hour, value=value)
        for (agency, side, hour), value in counted.items()
    ]
    OpenByHour.objects.bulk_create(rows, batch_size=2000)
    return len(rows)


def _kept() -> Counter[Key]:
    rows = OpenByHour.objects.exclude(value=0).values_list("agency", "side", "hour", "value")
    return Counter({(agency, side, hour): value for agency, side, hour, value in rows})


def _counted() -> Counter[Key]:
    found: Counter[Key] = Counter()
    for receiving, deciding, due_at in running_due_times():
        found[receiving, Side.RECEIVING, hour_of(due_at)] += 1
        found[deciding, Side.DECIDING, hour_of(due_at)] += 1
    return found
