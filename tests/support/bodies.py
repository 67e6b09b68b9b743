"""A province in small: the committee, two departments with their offices, a commune, and who works there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.support.commune import make_agency, make_officer

from hienluong.base.fresh import forget_all
from hienluong.kernel.access.models import PostRight, Reach
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import Agency, AgencyKind, PostKind
from hienluong.shared.worktime.actions.load import load_calendars
from hienluong.systems.voice.actions.load import load_voice_rules

ANSWERS = ["voice.answer"]
HEADS = ["voice.answer", "voice.review", "voice.handle", "work.read", "work.assign"]
RIGHTS: Mapping[PostKind, tuple[Sequence[str], Reach]] = {
    PostKind.SPECIALIST: (ANSWERS, Reach.BODY),
    PostKind.HEAD: (HEADS, Reach.BODY),
    PostKind.DIRECTOR: (HEADS, Reach.SUBTREE),
    PostKind.CHAIR: (HEADS, Reach.SUBTREE),
    PostKind.ADMINISTRATOR: (["voice.manage"], Reach.PROVINCE),
}


@dataclass(frozen=True, slots=True)
class Body:
    """An agency that answers in its own name, its office, and three who work there."""

    agency: Agency
    office: Agency
    specialist: Actor
    head: Actor
    director: Actor


@dataclass(frozen=True, slots=True)
class Bodies:
    """Everything a test of voice wants to name."""

    province: Body
    interior: Body
    justice: Body
    administrator: Actor


def make_bodies() -> Bodies:
    """Rules, calendars, rights and three agencies at work."""
    load_calendars()
    load_voice_rules()
    PostRight.objects.bulk_create(
        PostRight(post_kind=kind, right=right, reach=reach)
        for kind, (rights, reach) in RIGHTS.items()
        for right in rights
    )
    province = _body("UBND tỉnh", AgencyKind.COMMITTEE, "H50", PostKind.CHAIR)
    below = {"parent": province.agency}
    interior = _body("Sở Nội vụ", AgencyKind.DEPARTMENT, "H50.4", PostKind.DIRECTOR, **below)
    justice = _body("Sở Tư pháp", AgencyKind.DEPARTMENT, "H50.5", PostKind.DIRECTOR, **below)
    administrator = make_officer("quantri", "Ngô Văn Quản", (province.agency, PostKind.ADMINISTRATOR))
    forget_all()
    return Bodies(province, interior, justice, administrator)


def _body(name: str, kind: AgencyKind, identifier: str, leader: PostKind, **more: object) -> Body:
    agency = make_agency(name, kind, identifier, **more)
    office = make_agency(f"Văn phòng {name}", AgencyKind.OFFICE, f"{identifier}.1", level=3, parent=agency)
    key = identifier.lower()
    return Body(
        agency=agency,
        office=office,
        specialist=make_officer(f"cv.{key}", "Lê Văn Sơn", (office, PostKind.SPECIALIST)),
        head=make_officer(f"cvp.{key}", "Hồ Thị Lan", (office, PostKind.HEAD)),
        director=make_officer(f"gd.{key}", "Trần Văn Hùng", (agency, leader)),
    )
