"""Propose the facts of what was just handed in, from its first page."""

from collections.abc import Sequence

from hienluong.base.errors import HouseError
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject
from hienluong.shared.files.public import FileGrant, open_file, read_pdf_text
from hienluong.systems.documents.rights import REGISTER
from hienluong.systems.documents.rules.guessing import guess
from hienluong.systems.documents.subjects import DOCUMENT
from hienluong.systems.documents.values import Facts, FileIn

__all__ = ["proposed_facts"]

_SECONDS = 6
"""Within a request; what takes longer is typed by hand."""


def proposed_facts(actor: Actor, agency_id: int, files: Sequence[FileIn]) -> Facts:
    """What the first PDF says of itself; nothing for a scan without text, or while it waits for the scanner."""
    if not files:
        return Facts(issuer_name="", subject="")
    subject = Subject(DOCUMENT, files[0].name, agency_id=agency_id)
    try:
        opened = open_file(actor, FileGrant(files[0].file_id, REGISTER, subject))
    except HouseError:
        return Facts(issuer_name="", subject="")
    if opened.media_type != "application/pdf":
        return Facts(issuer_name="", subject="")
    read = read_pdf_text(opened.path, _SECONDS)
    found = guess(read.text)
    return Facts(
        issuer_name=found.issuer_name,
        subject=found.subject,
        symbol=found.symbol,
        issued_on=found.issued_on,
        pages=read.pages,
    )
