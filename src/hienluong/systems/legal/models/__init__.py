"""State of legal documents."""

from hienluong.systems.legal.models.document import Document, DocumentQuerySet, EndedBy
from hienluong.systems.legal.models.file import DocumentFile, Reading
from hienluong.systems.legal.models.relation import Extent, Relation, RelationKind
from hienluong.systems.legal.models.vocabulary import DocumentType, Family, Field, PublicationDuty, Territory

__all__ = [
    "Document",
    "DocumentFile",
    "DocumentQuerySet",
    "DocumentType",
    "EndedBy",
    "Extent",
    "Family",
    "Field",
    "PublicationDuty",
    "Reading",
    "Relation",
    "RelationKind",
    "Territory",
]
