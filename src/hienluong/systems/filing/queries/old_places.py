"""Old addresses, three levels and all: which commune of today they mean."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from hienluong.base import clock
from hienluong.base.text import fold
from hienluong.face.language import phrase, vietnamese
from hienluong.kernel.organisation.public import FoundUnit, search_units

__all__ = ["commune_today", "old_places"]

_OLD = ".old_address"
_COMMUNES = ("xa ", "phuong ", "thi tran ")


def old_places(answers: Mapping[str, object]) -> dict[str, str]:
    """A sentence for each old address among the answers that names a commune we can follow, by its path."""
    written = {path: str(value) for path, value in answers.items() if path.endswith(_OLD) and value}
    found = {path: commune_today(text) for path, text in written.items()}
    return {path: _sentence(units) for path, units in found.items() if units}


def commune_today(address: str) -> list[FoundUnit]:
    """The communes of today for "thôn An Thái, xã Thanh An, huyện Cam Lộ".

    Names collide, so the district decides where it was written and tells them apart; else every bearer is offered.
    """
    parts = [part.strip() for part in address.split(",")]
    names = [part for part in parts if fold(part).startswith(_COMMUNES)]
    found = [unit for name in names for unit in search_units(name, clock.today())]
    around = [fold(part) for part in parts if part not in names and part]
    told_apart = [unit for unit in found if any(place in fold(unit.explanation) for place in around)]
    return told_apart or found


def _sentence(units: list[FoundUnit]) -> str:
    names = "; ".join(dict.fromkeys(unit.state.full_name for unit in units))
    return phrase(_("Theo địa chỉ cũ này, nay là: %(names)s."), names=vietnamese(names))
