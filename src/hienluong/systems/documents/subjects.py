"""What the one work list shows of documents, tasks and opinions."""

from collections.abc import Collection, Mapping

from django.urls import reverse

from hienluong.shared.work.public import Line, Matter
from hienluong.systems.documents.models import Document, Opinion, Task

__all__ = [
    "DOCUMENT",
    "OPINION",
    "TASK",
    "address_of",
    "document_lines",
    "matter_of",
    "name_of",
    "opinion_lines",
    "task_lines",
    "task_matter",
]

DOCUMENT, TASK, OPINION = "document", "task", "opinion"


def matter_of(document: Document) -> Matter:
    """The document as work knows it."""
    return Matter(DOCUMENT, document.pk)


def task_matter(task: Task) -> Matter:
    """The task as work knows it; a task has its own clock."""
    return Matter(TASK, task.pk)


def address_of(document: Document) -> str:
    """The document's page."""
    return reverse("documents:document", args=[document.uid])


def name_of(document: Document) -> str:
    """How people call it: by its symbol, before it has one by where it stands."""
    return document.symbol or document.get_state_display()


def document_lines(ids: Collection[int]) -> Mapping[int, Line]:
    """Symbol, subject and page of each document, with one query."""
    return {each.pk: _line(each) for each in Document.objects.filter(pk__in=ids)}


def task_lines(ids: Collection[int]) -> Mapping[int, Line]:
    """The same of the documents that tasks came of."""
    found = Task.objects.filter(pk__in=ids).select_related("document")
    return {each.pk: _line(each.document) for each in found if each.document}


def opinion_lines(ids: Collection[int]) -> Mapping[int, Line]:
    """The same of the drafts that opinions are asked about."""
    found = Opinion.objects.filter(pk__in=ids).select_related("version__document")
    return {each.pk: _line(each.version.document) for each in found}


def _line(document: Document) -> Line:
    return Line(name_of(document), document.subject, address_of(document))
