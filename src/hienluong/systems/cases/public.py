"""Front door of cases."""

from hienluong.systems.cases import events
from hienluong.systems.cases.actions.file_and_receive import file_and_receive
from hienluong.systems.cases.actions.submit import submit
from hienluong.systems.cases.models import Business, Case, Channel, Copy, DeliveryWay
from hienluong.systems.cases.queries.lists import CaseFilter, list_cases, running_due_times
from hienluong.systems.cases.queries.paper_files import paper_of_file
from hienluong.systems.cases.queries.visible import visible_case
from hienluong.systems.cases.rights import ASSIST, require_citizen
from hienluong.systems.cases.rules.states import RUNNING
from hienluong.systems.cases.values import Contact, PaperIn, PublishedLimit, Row, Section, SubmitCase

__all__ = [
    "ASSIST",
    "RUNNING",
    "Business",
    "Case",
    "CaseFilter",
    "Channel",
    "Contact",
    "Copy",
    "DeliveryWay",
    "PaperIn",
    "PublishedLimit",
    "Row",
    "Section",
    "SubmitCase",
    "events",
    "file_and_receive",
    "list_cases",
    "paper_of_file",
    "require_citizen",
    "running_due_times",
    "submit",
    "visible_case",
]
