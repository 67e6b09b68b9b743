"""Front door of cases."""

from hienluong.systems.cases import events
from hienluong.systems.cases.actions.submit import submit
from hienluong.systems.cases.models import Business, Channel, Copy, DeliveryWay
from hienluong.systems.cases.queries.lists import running_due_times
from hienluong.systems.cases.rules.states import RUNNING
from hienluong.systems.cases.values import Contact, PaperIn, PublishedLimit, Section, SubmitCase

__all__ = [
    "RUNNING",
    "Business",
    "Channel",
    "Contact",
    "Copy",
    "DeliveryWay",
    "PaperIn",
    "PublishedLimit",
    "Section",
    "SubmitCase",
    "events",
    "running_due_times",
    "submit",
]
