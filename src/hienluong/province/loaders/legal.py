"""About sixty invented documents of the province and of a few agencies, with relations between them."""

from datetime import date, timedelta

from hienluong.base import clock
from hienluong.kernel.access.public import SYSTEM
from hienluong.province.loaders.agencies import agency_ids
from hienluong.province.loaders.legal_papers import paper_of
from hienluong.province.loaders.table import read_json, read_table
from hienluong.systems.legal.public import (
    Brought,
    DocumentFacts,
    Tie,
    bring_in,
    load_territories,
    load_vocabulary,
    tidy_symbol,
)

__all__ = ["load_documents", "load_words"]

_SOME_PART = "/"


def load_words() -> int:
    """Types, fields, territories of this province, duties to publish; how many are new."""
    return load_vocabulary() + load_territories(read_json("legal/territories"))


def load_documents() -> int:
    """Add the documents that are not there; how many. Days like "-12" count from today."""
    ids = agency_ids()
    brought = [_brought(line, row, ids) for line, row in enumerate(read_table("legal/documents"), 2)]
    documents, faults = bring_in(SYSTEM, brought)
    if faults:
        raise ValueError(f"sample documents: {faults}")
    return len(documents)


def _brought(line: int, row: dict[str, str], ids: dict[str, int]) -> Brought:
    issued = _day(row["issued"]) or clock.today()
    facts = DocumentFacts(
        agency_id=ids[row["agency"]],
        issuer_name=row["issuer"],
        family=row["family"],
        type_code=row["type"],
        symbol=tidy_symbol(row["symbol"].format(y=issued.year)),
        summary=row["summary"],
        field_code=row["field"],
        territory_code=row["territory"],
        issued_on=issued,
        in_force_from=_day(row["from"]),
        in_force_to=_day(row["to"]),
        signer_title=row["signer"],
    )
    published = issued + timedelta(days=int(row["published"])) if row["published"] else None
    ties = [_tie(words) for words in row["ties"].split("|") if words]
    return Brought(line, facts, published, ties, paper_of(facts) if row["family"] == "normative" else b"")


def _tie(words: str) -> Tie:
    """`kind=symbol`, or `kind/which articles=symbol`."""
    act, _sign, symbol = words.partition("=")
    kind, _slash, part = act.partition(_SOME_PART)
    return Tie(kind, symbol, "part" if part else "whole", part)


def _day(text: str) -> date | None:
    if not text:
        return None
    if text.lstrip("-").isdigit():
        return clock.today() + timedelta(days=int(text))
    return date.fromisoformat(text)
