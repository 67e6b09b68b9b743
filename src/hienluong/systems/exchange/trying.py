"""Letters to try a line with, in demonstrations."""

import io
import os
from collections.abc import Iterator

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from hienluong.base import clock
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.organisation.public import PART_KINDS, standing
from hienluong.systems.documents.public import OutsidePlace, TrialLetter, issue_trial_letter
from hienluong.systems.exchange.actions.post import Posting, post
from hienluong.systems.exchange.edxml.values import Act
from hienluong.systems.exchange.models import Direction, Kind, Message, OutsideAgency, Peer

__all__ = ["send_letters_again", "send_trial_letters", "trial_pdf"]

_PLACES = 5
"""So many agencies write to so many: lanes enough that one is not the other's excuse."""


def send_trial_letters(peer: Peer, count: int, size: int, first: int = 1) -> Iterator[int]:
    """Issue letters to an installation's agencies, in turns; their numbers, one after the other."""
    today = clock.today()
    own = [
        each.agency_id for each in standing(today).values() if each.identifier and each.kind not in PART_KINDS
    ]
    there = OutsideAgency.objects.filter(peer=peer, valid_until=None).order_by("pk")[:_PLACES]
    places = [OutsidePlace(each.name, each.identifier) for each in there]
    pairs = [(agency, place) for agency in sorted(own)[:_PLACES] for place in places]
    for number in range(first, first + count):
        agency, place = pairs[number % len(pairs)]
        letter = TrialLetter(agency_id=agency, to=place, number=number, pdf=trial_pdf(size))
        issue_trial_letter(SYSTEM, letter)
        yield number


def send_letters_again(peer: Peer, count: int) -> Iterator[int]:
    """Put packets of letters that were sent before on their way once more: a load without the making of letters."""
    sent = Message.objects.filter(lane__peer=peer, direction=Direction.OUT, act=Act.NEW, again_of=None)
    known = list(sent.select_related("lane__peer", "document", "receiver").defer("content")[:200])
    for number in range(count):
        old = known[number % len(known)]
        post(
            Posting(
                peer=peer, kind=Kind.DOCUMENT, sender=old.lane.sender, receiver=old.lane.receiver, act=Act.NEW,
                about=old.about, document=old.document, to=old.receiver, again_of=old,
            )
        )  # fmt: skip
        yield number


def trial_pdf(size: int) -> bytes:
    """An empty page of about so many bytes that nothing makes smaller."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    filling = DecodedStreamObject()
    filling.set_data(os.urandom(max(size - 600, 1)))
    page[NameObject("/Filling")] = writer._add_object(filling)  # noqa: SLF001 - pypdf has no public way
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
