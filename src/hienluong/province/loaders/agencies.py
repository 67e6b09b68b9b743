"""Agencies of the province and of its communes, and who succeeded whom in 2025."""

from datetime import date
from uuid import UUID

from hienluong.base.text import fold, sort_key
from hienluong.kernel.organisation.public import Agency, AgencyState, AgencySuccession
from hienluong.province.loaders.table import day, missing, read_table, uid_of
from hienluong.province.loaders.units import unit_ids

__all__ = ["agency_ids", "load_agencies"]


def load_agencies() -> int:
    """Add the agencies and successions that are not there yet; how many agencies are new."""
    rows = read_table("agencies")
    wanted = {row["key"]: uid_of("agency", row["key"]) for row in rows}
    new = set(missing(wanted, _ids()))
    Agency.objects.bulk_create([Agency(uid=uid) for key, uid in wanted.items() if key in new])
    ids, units = agency_ids(), unit_ids()
    AgencyState.objects.bulk_create([_state(row, ids, units) for row in rows if row["key"] in new])
    AgencySuccession.objects.bulk_create(
        [_succession(row, ids) for row in read_table("agency-successions")], ignore_conflicts=True
    )
    return len(new)


def agency_ids() -> dict[str, int]:
    """Row ids by the keys of agencies.csv."""
    there = _ids()
    return {row["key"]: there[uid_of("agency", row["key"])] for row in read_table("agencies")}


def _ids() -> dict[UUID, int]:
    return dict(Agency.objects.values_list("uid", "id"))


def _state(row: dict[str, str], ids: dict[str, int], units: dict[str, int]) -> AgencyState:
    return AgencyState(
        agency_id=ids[row["key"]],
        name=row["name"],
        abbreviation=row["abbreviation"],
        kind=row["kind"],
        level=int(row["level"]),
        identifier=row["identifier"],
        old_identifier=row["old_identifier"],
        parent_id=ids.get(row["parent"]),
        unit_id=units.get(row["unit"]),
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
        address=row["address"],
        search_key=fold(row["name"]),
        sort_key=sort_key(row["name"]),
        source=row["source"],
    )


def _succession(row: dict[str, str], ids: dict[str, int]) -> AgencySuccession:
    return AgencySuccession(
        predecessor_id=ids[row["predecessor"]],
        successor_id=ids[row["successor"]],
        on=date.fromisoformat(row["on"]),
        whole=row["whole"] == "1",
        decision=row["decision"],
    )
