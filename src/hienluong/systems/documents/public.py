"""Front door of documents: what arrives through others, what they may know of what is issued."""

from hienluong.systems.documents import events
from hienluong.systems.documents.actions.abroad import note_at_receiver, note_sent
from hienluong.systems.documents.actions.arrive import arrive
from hienluong.systems.documents.actions.ending import be_recalled, be_replaced
from hienluong.systems.documents.actions.load import load_types, open_books
from hienluong.systems.documents.actions.trial import TrialLetter, issue_trial_letter
from hienluong.systems.documents.models import Document, DocumentFile, FileRole, Origin, Receiver, State, Way
from hienluong.systems.documents.outside import OutsidePlace, register_directory
from hienluong.systems.documents.queries.vocabulary import type_of_packet
from hienluong.systems.documents.values import Arrival, Facts, FileIn

__all__ = [
    "Arrival",
    "Document",
    "DocumentFile",
    "Facts",
    "FileIn",
    "FileRole",
    "Origin",
    "OutsidePlace",
    "Receiver",
    "State",
    "TrialLetter",
    "Way",
    "arrive",
    "be_recalled",
    "be_replaced",
    "events",
    "issue_trial_letter",
    "load_types",
    "note_at_receiver",
    "note_sent",
    "open_books",
    "register_directory",
    "type_of_packet",
]
