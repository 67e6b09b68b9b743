"""The head and the signature's lines of authority of a paper, from the organisation as it is today."""

from hienluong.base import clock
from hienluong.face.language import in_vietnamese
from hienluong.kernel.organisation.public import AgencyKind, AgencyState, Post, UnitState

__all__ = ["authority_of", "letterhead_of"]


def letterhead_of(agency: AgencyState) -> dict[str, str]:
    """Agency, the body right above it, and the place before the date (NĐ 30/2020/NĐ-CP, Phụ lục I).

    A committee is nobody's office: its papers carry its own name alone.
    """
    today = clock.today()
    parent = AgencyState.objects.as_of(today).filter(agency=agency.parent_id).first()
    unit_id = agency.unit_id or (parent.unit_id if parent else None)
    unit = UnitState.objects.as_of(today).filter(unit=unit_id).first()
    return {
        "agency": agency.name,
        "parent": parent.name if parent and agency.kind != AgencyKind.COMMITTEE else "",
        "place": unit.name if unit else "Quảng Trị",
    }


@in_vietnamese
def authority_of(agency: AgencyState, post_id: int) -> tuple[str, ...]:
    """NĐ 30/2020/NĐ-CP, điều 13: a committee's head signs TM., a deputy KT.; others in their own post."""
    title = Post.objects.get(pk=post_id).get_kind_display().upper()
    committee = agency.kind == AgencyKind.COMMITTEE and title.endswith("CHỦ TỊCH")
    collective = (f"TM. {agency.get_kind_display().upper()}",) if committee else ()
    if title.startswith("PHÓ "):
        return (*collective, f"KT. {title.removeprefix('PHÓ ')}", title)
    return (*collective, title)
