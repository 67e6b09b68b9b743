"""A draft as the paper to be signed."""

from hienluong.base import clock
from hienluong.face.language import in_vietnamese
from hienluong.kernel.organisation.public import agency_as_of, holder_of
from hienluong.shared.printing.public import Letterhead, OfficialDocument, Signer, authority_of, letterhead_of
from hienluong.shared.work.public import Urgency
from hienluong.systems.documents.models import Document, TypeGroup, Version
from hienluong.systems.documents.rules.blocks import spaced

__all__ = ["official_paper", "proof_of"]


def proof_of(document: Document, version: Version) -> OfficialDocument:
    """The paper as it would look, with the name of whoever holds the signing post."""
    post = document.signer_post_id
    holder = holder_of(post, clock.today()) if post else None
    return official_paper(document, version, signer_post=post, signer_name=holder.name if holder else "")


@in_vietnamese
def official_paper(
    document: Document, version: Version, *, signer_post: int | None, signer_name: str
) -> OfficialDocument:
    """Number and date are still empty, places for them are kept (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
    agency = agency_as_of(document.agency_id, clock.today())
    kind = document.type
    if kind is None:
        raise ValueError("a draft has its type")
    is_letter = kind.group == TypeGroup.ADMINISTRATIVE and not kind.abbreviation
    receivers = [each.name for each in document.receivers.order_by("position")]
    head = letterhead_of(agency)
    return OfficialDocument(
        letterhead=Letterhead(agency=head["agency"], parent=head["parent"], place=head["place"]),
        title="" if is_letter else kind.name.partition(" (")[0],
        subject=document.subject,
        blocks=tuple(spaced(block) for block in version.blocks),
        signer=Signer(authority=authority_of(agency, signer_post) if signer_post else (), name=signer_name),
        addressees=tuple(receivers) if is_letter else (),
        recipients=_recipients(document, receivers, is_letter=is_letter),
        urgency="" if document.urgency == Urgency.NORMAL else str(Urgency(document.urgency).label),
    )


def _recipients(document: Document, receivers: list[str], *, is_letter: bool) -> tuple[str, ...]:
    """ "Nơi nhận": as above, whoever else is named, and last where the original is kept with the drafting part."""
    named = ["Như trên"] if is_letter and receivers else receivers
    others = [line for line in document.note.splitlines() if line.strip()]
    office = agency_as_of(document.office_id, clock.today()) if document.office_id else None
    own = office.abbreviation if office and office.agency_id != document.agency_id else ""
    return (*named, *others, f"Lưu: VT, {own}" if own else "Lưu: VT")
