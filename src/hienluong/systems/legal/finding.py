"""Documents in the one search over everything."""

from collections.abc import Iterable, Iterator

from hienluong.shared.search.public import Entry, forget, index
from hienluong.systems.legal.models import Document, DocumentFile, Reading

__all__ = ["KIND", "all_entries", "find_again", "find_all"]

KIND = "document"


def find_again(document: Document) -> None:
    """Let search find the document as it is now; one that is not published is found no more."""
    if document.is_published:
        index(_entry(document, _texts([document.pk]).get(document.pk, "")))
    else:
        forget(KIND, str(document.uid))


def find_all(documents: Iterable[Document]) -> None:
    """The same for many that are new and have no files yet."""
    index(*(_entry(document, "") for document in documents if document.is_published))


def all_entries() -> Iterator[Entry]:
    """Everything that should be found, a few hundred documents at a time."""
    rows = Document.objects.published().select_related("type").defer("text_key", "facts_key", "search")
    for document in rows.order_by("pk").iterator(200):
        yield _entry(document, _texts([document.pk]).get(document.pk, ""))


def _texts(ids: Iterable[int]) -> dict[int, str]:
    told: dict[int, list[str]] = {}
    read = DocumentFile.objects.filter(document__in=list(ids), reading=Reading.DONE).order_by("position")
    for document, text in read.values_list("document", "text"):
        told.setdefault(document, []).append(text)
    return {document: "\n".join(texts) for document, texts in told.items()}


def _entry(document: Document, text: str) -> Entry:
    return Entry(
        kind=KIND,
        key=str(document.uid),
        agency_id=document.agency_id,
        title=f"{document.type.name} {document.symbol}",
        summary=document.summary,
        body=text,
        url=document.url,
        keywords=(document.symbol, document.symbol_tight, document.issuer_name),
        at=document.issued_on,
        extra={"issuer": document.issuer_name},
    )
