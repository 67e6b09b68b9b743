"""What the actions take and the queries give."""

from dataclasses import dataclass
from datetime import date

__all__ = ["DocumentFacts", "RelationFacts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """What a document says of itself. `symbol` is tidy; codes are those of the vocabulary.

    `agency_id` answers for the document today. `issuer_name` is needed when that agency did not exist on the
    day of issue (or a council issued it); otherwise it is taken from the organisation's past.
    """

    agency_id: int
    family: str
    type_code: str
    symbol: str
    summary: str
    field_code: str
    territory_code: str
    issued_on: date
    signer_title: str
    signer_name: str = ""
    issuer_name: str = ""
    in_force_from: date | None = None
    in_force_to: date | None = None
    exempt_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationFacts:
    """What the source does. Exactly one of `target_id` and `outside` (symbol and name of a document elsewhere)."""

    source_id: int
    kind: str
    target_id: int | None = None
    outside: str = ""
    extent: str = "whole"
    part: str = ""
    from_day: date | None = None
