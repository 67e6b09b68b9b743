"""Front door of work."""

from hienluong.shared.work.actions.assign import assign
from hienluong.shared.work.actions.clocks import (
    Deadline,
    extend_clock,
    pause_clock,
    resume_clock,
    start_clock,
    stop_clock,
)
from hienluong.shared.work.actions.items import (
    HandOver,
    Matter,
    finish,
    hand_over,
    hold,
    mark_opened,
    put_off,
    release,
    take_over,
    withdraw,
)
from hienluong.shared.work.chips import deadline_chip, finished_chip, paused_chip
from hienluong.shared.work.estates import Barred, Estate, Passing, register_estate
from hienluong.shared.work.models import FAR, Clock, ItemState, Role, Urgency, WorkItem
from hienluong.shared.work.queries.lists import COUNT_CAP, Cursor, ListPage, count_open, work_list
from hienluong.shared.work.queries.matters import is_pressing, items_of, live_item
from hienluong.shared.work.queries.receivers import least_loaded, open_counts
from hienluong.shared.work.queries.warnings import thresholds_on
from hienluong.shared.work.subjects import Line, register_subject

__all__ = [
    "COUNT_CAP",
    "FAR",
    "Barred",
    "Clock",
    "Cursor",
    "Deadline",
    "Estate",
    "HandOver",
    "ItemState",
    "Line",
    "ListPage",
    "Matter",
    "Passing",
    "Role",
    "Urgency",
    "WorkItem",
    "assign",
    "count_open",
    "deadline_chip",
    "extend_clock",
    "finish",
    "finished_chip",
    "hand_over",
    "hold",
    "is_pressing",
    "items_of",
    "least_loaded",
    "live_item",
    "mark_opened",
    "open_counts",
    "pause_clock",
    "paused_chip",
    "put_off",
    "register_estate",
    "register_subject",
    "release",
    "resume_clock",
    "start_clock",
    "stop_clock",
    "take_over",
    "thresholds_on",
    "withdraw",
    "work_list",
]
