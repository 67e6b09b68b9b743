"""Front door of documents: what arrives through others, what they may know of what is issued."""

from hienluong.systems.documents import events
from hienluong.systems.documents.actions.arrive import arrive
from hienluong.systems.documents.actions.ending import be_recalled, be_replaced
from hienluong.systems.documents.actions.load import load_types, open_books
from hienluong.systems.documents.models import Document, DocumentFile, FileRole, Origin, Receiver, State, Way
from hienluong.systems.documents.values import Arrival, Facts, FileIn

__all__ = [
    "Arrival",
    "Document",
    "DocumentFile",
    "Facts",
    "FileIn",
    "FileRole",
    "Origin",
    "Receiver",
    "State",
    "Way",
    "arrive",
    "be_recalled",
    "be_replaced",
    "events",
    "load_types",
    "open_books",
]
