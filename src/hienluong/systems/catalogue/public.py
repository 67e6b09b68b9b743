"""Front door of the catalogue."""

from hienluong.systems.catalogue.errors import NoSuchDecider, NoSuchProcedure, ProcedureWithdrawn
from hienluong.systems.catalogue.models import (
    DeciderKind,
    FeeKind,
    Level,
    ProcedureResult,
    ProcedureVersion,
    RequiredPaper,
    Route,
    ServiceLevel,
)
from hienluong.systems.catalogue.queries.decided import count_decided, decided_by
from hienluong.systems.catalogue.queries.deciding import deciding_agency
from hienluong.systems.catalogue.queries.search import SearchPage, search_procedures, siblings
from hienluong.systems.catalogue.queries.snapshot import catalogue_stamp
from hienluong.systems.catalogue.queries.versions import procedure_in_force, version, versions_of
from hienluong.systems.catalogue.summary import Summary, summary_of
from hienluong.systems.catalogue.values import Decider

__all__ = [
    "Decider",
    "DeciderKind",
    "FeeKind",
    "Level",
    "NoSuchDecider",
    "NoSuchProcedure",
    "ProcedureResult",
    "ProcedureVersion",
    "ProcedureWithdrawn",
    "RequiredPaper",
    "Route",
    "SearchPage",
    "ServiceLevel",
    "Summary",
    "catalogue_stamp",
    "count_decided",
    "decided_by",
    "deciding_agency",
    "procedure_in_force",
    "search_procedures",
    "siblings",
    "summary_of",
    "version",
    "versions_of",
]
