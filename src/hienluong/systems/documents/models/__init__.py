"""State of documents: books and types, the documents themselves, what is said and done about them."""

from hienluong.systems.documents.models.book import Book, DocumentType, Numbering, TypeGroup
from hienluong.systems.documents.models.direction import Direction, Part, Task, TaskNote, TaskState
from hienluong.systems.documents.models.document import (
    Document,
    DocumentFile,
    FileRole,
    Flow,
    Origin,
    Reading,
    State,
)
from hienluong.systems.documents.models.draft import Endorsement, EndorsementKind, Opinion, Version, View
from hienluong.systems.documents.models.receiver import Receiver, Way

__all__ = [
    "Book",
    "Direction",
    "Document",
    "DocumentFile",
    "DocumentType",
    "Endorsement",
    "EndorsementKind",
    "FileRole",
    "Flow",
    "Numbering",
    "Opinion",
    "Origin",
    "Part",
    "Reading",
    "Receiver",
    "State",
    "Task",
    "TaskNote",
    "TaskState",
    "TypeGroup",
    "Version",
    "View",
    "Way",
]
