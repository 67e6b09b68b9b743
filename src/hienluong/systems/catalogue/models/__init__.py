"""State of the catalogue: procedures, their dated versions, who decides, how people ask."""

from hienluong.systems.catalogue.models.competence import Competence, DeciderKind
from hienluong.systems.catalogue.models.parts import ProcedureResult, RequiredPaper
from hienluong.systems.catalogue.models.procedure import Procedure, Sector
from hienluong.systems.catalogue.models.version import (
    Confirmation,
    FeeKind,
    Level,
    ProcedureVersion,
    Route,
    ServiceLevel,
)
from hienluong.systems.catalogue.models.vocabulary import VocabularyPart

__all__ = [
    "Competence",
    "Confirmation",
    "DeciderKind",
    "FeeKind",
    "Level",
    "Procedure",
    "ProcedureResult",
    "ProcedureVersion",
    "RequiredPaper",
    "Route",
    "Sector",
    "ServiceLevel",
    "VocabularyPart",
]
