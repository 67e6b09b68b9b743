"""Which form a procedure has, with the page about where to file put in front."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.systems.catalogue.public import Level, NoSuchDecider, ProcedureVersion, deciding_agency
from hienluong.systems.filing.forms import Block, Field, Form, Kind, general_form, read_form, with_communes
from hienluong.systems.filing.forms.model import Paper
from hienluong.systems.filing.queries.places import centres, communes

__all__ = ["CENTRE_OF_COMMUNE", "form_for", "form_of", "in_force", "taken_here"]

_DATA = Path(__file__).parents[1] / "data" / "forms"
CENTRE_OF_COMMUNE = "commune"
"""The answer of who files at the centre of the commune that decides, whichever that is."""
_WAYS = (
    ("online", gettext_noop("Nhận bản điện tử")),
    ("in-person", gettext_noop("Nhận tại quầy")),
    ("post", gettext_noop("Nhận qua bưu chính")),
)


def form_for(procedure: ProcedureVersion) -> Form:
    """The form to file this version with today: its own one in force, else the general one."""
    name = in_force((path.stem for path in _DATA.glob(f"{procedure.code}.v*.json")), clock.today())
    return _complete(_own(name) if name else _general(procedure), procedure)


def taken_here(procedure: ProcedureVersion) -> bool:
    """Whether some agency of the province decides it; a commune procedure is decided by one of them."""
    if procedure.route != "local":
        return False
    if Level.COMMUNE in procedure.levels:
        return True
    try:
        return deciding_agency(procedure).agency_id is not None
    except NoSuchDecider:
        return False


def in_force(names: Iterable[str], day: date) -> str:
    """The newest of these form versions (code.vYYYY-MM-DD) that holds on `day`; empty when none has begun."""
    begun = [name for name in names if name.partition(".v")[2] <= day.isoformat()]
    return max(begun, default="")


def form_of(name: str, procedure: ProcedureVersion) -> Form:
    """The form that a draft of this procedure version began with."""
    own = (_DATA / f"{name}.json").exists()
    return _complete(_own(name) if own else _general(procedure), procedure)


@cache
def _own(name: str) -> Form:
    return read_form(json.loads((_DATA / f"{name}.json").read_text()))


def _general(procedure: ProcedureVersion) -> Form:
    papers = [
        Paper(f"p{paper.position}", paper.shown_name, replaced_by=paper.replaced_by)
        for paper in procedure.papers.all()
    ]
    return read_form(general_form(procedure.code, f"chung-{procedure.number}", procedure.shown_name, papers))


def _complete(form: Form, procedure: ProcedureVersion) -> Form:
    here = communes()
    blocks = (_where(procedure, here), *form.blocks)
    return with_communes(replace(form, blocks=blocks), here)


def _where(procedure: ProcedureVersion, here: tuple[tuple[str, str], ...]) -> Block:
    """The page about the place: which commune decides, at which centre one files, how the result comes."""
    places: tuple[Field, ...]
    anywhere, name = (
        gettext_noop("Nộp ở trung tâm nào trong tỉnh cũng được."),
        gettext_noop("Trung tâm tiếp nhận hồ sơ"),
    )
    delivery = Field("place.delivery", Kind.CHOICE, gettext_noop("Cách nhận kết quả"), choices=_WAYS)
    if Level.COMMUNE in procedure.levels:
        commune = Field(
            "place.commune",
            Kind.COMMUNE,
            gettext_noop("Xã, phường, đặc khu giải quyết"),
            choices=here,
            source="party.commune",
        )
        near = ((CENTRE_OF_COMMUNE, gettext_noop("Trung tâm của xã, phường, đặc khu đã chọn")), *centres())
        centre = Field("place.centre", Kind.CHOICE, name, anywhere, choices=near, default=CENTRE_OF_COMMUNE)
        places = (commune, centre)
    else:
        places = (Field("place.centre", Kind.CHOICE, name, anywhere, choices=centres()),)
    return Block("place", gettext_noop("Nơi nộp và cách nhận kết quả"), "", (*places, delivery))
