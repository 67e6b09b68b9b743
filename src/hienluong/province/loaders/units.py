"""Units of all dates, who succeeded whom, and names still in use."""

from datetime import date
from uuid import UUID

from hienluong.base.text import fold, sort_key
from hienluong.kernel.organisation.public import Unit, UnitAlias, UnitState, UnitSuccession
from hienluong.province.loaders.table import day, missing, number, read_table, uid_of

__all__ = ["load_units", "unit_ids"]


def load_units() -> int:
    """Add the units, successions and aliases that are not there yet; how many states are new."""
    rows = {row["key"]: row for row in read_table("units")}
    new = missing({key: uid_of("unit", key) for key in rows}, _ids())
    Unit.objects.bulk_create([Unit(uid=uid_of("unit", key)) for key in new])
    ids = unit_ids()
    UnitState.objects.bulk_create([_state(rows[key], ids) for key in new])
    UnitSuccession.objects.bulk_create(
        [_succession(row, ids) for row in read_table("unit-successions")], ignore_conflicts=True
    )
    UnitAlias.objects.bulk_create(
        [_alias(row, ids) for row in read_table("unit-aliases")], ignore_conflicts=True
    )
    return len(new)


def unit_ids() -> dict[str, int]:
    """Row ids by the keys of units.csv."""
    there = _ids()
    return {row["key"]: there[uid_of("unit", row["key"])] for row in read_table("units")}


def _ids() -> dict[UUID, int]:
    return dict(Unit.objects.values_list("uid", "id"))


def _state(row: dict[str, str], ids: dict[str, int]) -> UnitState:
    return UnitState(
        unit_id=ids[row["key"]],
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        parent_id=ids.get(row["parent"]),
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
        search_key=fold(row["name"]),
        sort_key=sort_key(row["name"]),
        latitude=number(row["latitude"]),
        longitude=number(row["longitude"]),
        area_km2=number(row["area_km2"]),
        source=row["source"],
    )


def _succession(row: dict[str, str], ids: dict[str, int]) -> UnitSuccession:
    return UnitSuccession(
        predecessor_id=ids[row["predecessor"]],
        successor_id=ids[row["successor"]],
        on=date.fromisoformat(row["on"]),
        whole=row["whole"] == "1",
        decision=row["decision"],
    )


def _alias(row: dict[str, str], ids: dict[str, int]) -> UnitAlias:
    return UnitAlias(
        unit_id=ids[row["unit"]],
        name=row["name"],
        kind=row["kind"],
        place=row["place"],
        search_key=fold(row["name"]),
        source=row["source"],
    )
