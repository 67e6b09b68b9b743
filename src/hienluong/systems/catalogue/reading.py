"""Reading the catalogue's data files into values. Knows no database.

Files: `procedures.json` (facts as published), `sectors.csv` (who decides and which system owns the case, by
sector), `competence-exceptions.csv` and `routes.csv` (where single procedures differ), and the vocabulary.
"""

import csv
import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from hienluong.base.codes import ProcedureCode
from hienluong.shared.worktime.public import LimitUnit, TimeLimit
from hienluong.systems.catalogue.finding.vocabulary import PARTS
from hienluong.systems.catalogue.models import Confirmation, DeciderKind, FeeKind, Level, Route, ServiceLevel
from hienluong.systems.catalogue.values import (
    CompetenceFact,
    Fee,
    FeeAmount,
    PaperFact,
    ProcedureContent,
    ProcedureFact,
    ResultFact,
)

__all__ = ["CatalogueFiles", "SectorFact", "read_catalogue"]

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class SectorFact:
    """A sector and the group under which people find it."""

    name: str
    group: str


@dataclass(frozen=True, slots=True)
class CatalogueFiles:
    """All that the data files say."""

    sectors: tuple[SectorFact, ...]
    procedures: tuple[ProcedureFact, ...]
    vocabulary: dict[str, str]


def read_catalogue(folder: Path) -> CatalogueFiles:
    """Read the files in `folder`. Raises Invalid, KeyError or ValueError on a malformed file."""
    sectors = {row["name"]: row for row in _rows(folder / "sectors.csv")}
    routes = {row["code"]: Route(row["route"]) for row in _rows(folder / "routes.csv")}
    exceptions: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(folder / "competence-exceptions.csv"):
        exceptions[row["code"]].append(row)
    found = [
        _procedure(item, sectors.get(item["sector"] or ""), exceptions[item["code"]], routes)
        for item in json.loads((folder / "procedures.json").read_text(encoding="utf-8"))
    ]
    return CatalogueFiles(
        sectors=tuple(SectorFact(row["name"], row["group"]) for row in sectors.values()),
        procedures=tuple(found),
        vocabulary={
            part: (folder / part).read_text(encoding="utf-8") for part in PARTS if (folder / part).exists()
        },
    )


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _procedure(
    item: dict[str, Any], sector: Row | None, exceptions: list[Row], routes: dict[str, Route]
) -> ProcedureFact:
    code = ProcedureCode.read(item["code"]).national
    usual = Route(sector["route"]) if sector else Route.LOCAL
    return ProcedureFact(
        code=code,
        sector=sector["name"] if sector else "",
        content=_content(item, routes.get(code, usual)),
        competences=tuple(_competences(item["levels"], sector, exceptions)),
    )


def _content(item: dict[str, Any], route: Route) -> ProcedureContent:
    return ProcedureContent(
        name=item["name"],
        name_cut=item["name_cut"],
        levels=tuple(Level(level) for level in item["levels"]),
        limit=_limit(item["limit"]),
        limit_text=item["limit_text"] or "",
        cutoff=time.fromisoformat(item["cutoff"]) if item["cutoff"] else None,
        fee=_fee(item["fee"]),
        papers=tuple(_papers(item)),
        results=tuple(ResultFact(row["name"], row["code"] or "", row["cut"]) for row in item["results"]),
        service_level=ServiceLevel(item["service"] or ServiceLevel.UNKNOWN),
        old_level=item["old_level"],
        online=item["online"],
        route=route,
        decision=item["decision"] or "",
        source=item["source"],
        state=Confirmation(item["state"]),
    )


def _limit(limit: dict[str, str] | None) -> TimeLimit | None:
    return TimeLimit(Decimal(limit["amount"]), LimitUnit(limit["unit"])) if limit else None


def _fee(fee: dict[str, Any]) -> Fee:
    amounts = tuple(FeeAmount(row["channel"], row["dong"]) for row in fee["amounts"])
    return Fee(FeeKind(fee["kind"]), amounts, fee["text"] or "")


def _papers(item: dict[str, Any]) -> list[PaperFact]:
    asked = [PaperFact(row["name"], row["cut"]) for row in item["papers"]]
    return asked + [PaperFact(row["paper"], replaced_by=row["database"]) for row in item["replaced"]]


def _competences(levels: list[str], sector: Row | None, exceptions: list[Row]) -> list[CompetenceFact]:
    facts = {row["level"]: _exception(row) for row in exceptions}
    for name in levels:
        if name in facts or (sector is None and name != Level.MINISTRY):
            continue
        decider = _usual_decider(Level(name), sector)
        if decider is not None and sector is not None:
            facts[name] = CompetenceFact(
                level=Level(name),
                decider=decider,
                department=sector["department"],
                two_level=False,
                valid_from=date.fromisoformat(sector["valid_from"]),
                inferred=sector["inferred"] == "yes",
                basis=sector["basis"],
            )
    return list(facts.values())


def _usual_decider(level: Level, sector: Row | None) -> DeciderKind | None:
    if sector is None or level is Level.OTHER:
        return None
    if level is Level.MINISTRY:
        return DeciderKind.MINISTRY
    return DeciderKind(sector[f"{level}_decider"])


def _exception(row: Row) -> CompetenceFact:
    return CompetenceFact(
        level=Level(row["level"]),
        decider=DeciderKind(row["decider"]),
        department=row["department"],
        two_level=row["two_level"] == "yes",
        valid_from=date.fromisoformat(row["valid_from"]),
        inferred=row["inferred"] == "yes",
        basis=row["basis"],
    )
