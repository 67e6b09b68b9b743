"""Effect in words, with the reason, for people."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from hienluong.face.filters import vn_date
from hienluong.face.language import phrase, vietnamese
from hienluong.systems.legal.models import Document, EndedBy, RelationKind
from hienluong.systems.legal.queries.documents import Link
from hienluong.systems.legal.rules import CLOSING, Effect, effect_on

__all__ = ["COLOURS", "effect_words"]

COLOURS = {
    Effect.IN_FORCE: "leaf",
    Effect.PARTLY: "amber",
    Effect.NOT_YET: "sky",
    Effect.REPLACED: "",
    Effect.EXPIRED: "",
    Effect.UNKNOWN: "",
}
"""Of the tag; words always say the same."""


def effect_words(document: Document, links: Sequence[Link], day: date) -> list[str]:
    """Sentences: the effect on `day` and why, then what is known to come."""
    match effect_on(document, day):
        case Effect.REPLACED | Effect.EXPIRED:
            return [_ended(document, links)]
        case Effect.UNKNOWN:
            return [_("Chưa công bố ngày có hiệu lực.")]
        case Effect.NOT_YET:
            return [phrase(_("Có hiệu lực từ ngày %(day)s."), day=vn_date(document.in_force_from))]
        case _other:
            begun = phrase(_("Có hiệu lực từ ngày %(day)s."), day=vn_date(document.in_force_from))
            return [begun, *_parts(links, day), *_coming(document, links)]


def _ended(document: Document, links: Sequence[Link]) -> str:
    facts = {"day": vn_date(document.ends_from), "other": _enders(document, links)}
    if document.ended_by == EndedBy.REPLACED:
        return phrase(_("Hết hiệu lực từ ngày %(day)s vì được thay thế bởi %(other)s."), **facts)
    if document.ended_by == EndedBy.ANNULLED:
        return phrase(_("Hết hiệu lực từ ngày %(day)s vì bị bãi bỏ bởi %(other)s."), **facts)
    return phrase(_("Hết hiệu lực từ ngày %(day)s: hết thời hạn ghi trong văn bản."), **facts)


def _enders(document: Document, links: Sequence[Link]) -> str:
    names = ", ".join(
        link.symbol
        for link in links
        if not link.is_acting
        and link.is_whole
        and CLOSING.get(link.kind) == document.ended_by
        and link.from_day == document.ends_from
    )
    return vietnamese(names)


def _parts(links: Sequence[Link], day: date) -> list[str]:
    """What of it has lost effect, by whom."""
    return [
        phrase(
            _("%(what)s %(other)s từ ngày %(day)s%(part)s."),
            what=str(link.words),
            other=vietnamese(link.symbol),
            day=vn_date(link.from_day),
            part=phrase(" (%(part)s)", part=vietnamese(link.relation.part)) if link.relation.part else "",
        )
        for link in links
        if not link.is_acting and _takes_a_part(link) and link.from_day is not None and link.from_day <= day
    ]


def _takes_a_part(link: Link) -> bool:
    return link.kind == RelationKind.AMENDS or (link.kind in CLOSING and not link.is_whole)


def _coming(document: Document, links: Sequence[Link]) -> list[str]:
    if document.ends_from is None:
        return []
    facts = {"day": vn_date(document.ends_from), "other": _enders(document, links)}
    if document.ended_by == EndedBy.REPLACED:
        return [phrase(_("Sẽ được thay thế bởi %(other)s từ ngày %(day)s."), **facts)]
    if document.ended_by == EndedBy.ANNULLED:
        return [phrase(_("Sẽ bị bãi bỏ bởi %(other)s từ ngày %(day)s."), **facts)]
    return [phrase(_("Hết hiệu lực từ ngày %(day)s: hết thời hạn ghi trong văn bản."), **facts)]
