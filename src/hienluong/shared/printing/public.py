"""Front door of printing."""

from hienluong.shared.printing.errors import FontsMissing, NoSuchForm
from hienluong.shared.printing.heads import authority_of, letterhead_of
from hienluong.shared.printing.papers import (
    Apology,
    Authorisation,
    ControlSheet,
    DocumentBook,
    HandOverRow,
    Letterhead,
    LookUp,
    OfficialDocument,
    Paper,
    Person,
    Receipt,
    Refusal,
    Register,
    RegisterRow,
    ResultPaper,
    Signer,
    StopNotice,
    SupplementRequest,
    Table,
)
from hienluong.shared.printing.render import Printed, draw, render
from hienluong.shared.printing.sets import Form, TemplateSet, template_set, template_set_on, template_sets
from hienluong.shared.printing.typesetting import Place, typeset
from hienluong.shared.printing.wording import date_in_words, spelt

__all__ = [
    "Apology",
    "Authorisation",
    "ControlSheet",
    "DocumentBook",
    "FontsMissing",
    "Form",
    "HandOverRow",
    "Letterhead",
    "LookUp",
    "NoSuchForm",
    "OfficialDocument",
    "Paper",
    "Person",
    "Place",
    "Printed",
    "Receipt",
    "Refusal",
    "Register",
    "RegisterRow",
    "ResultPaper",
    "Signer",
    "StopNotice",
    "SupplementRequest",
    "Table",
    "TemplateSet",
    "authority_of",
    "date_in_words",
    "draw",
    "letterhead_of",
    "render",
    "spelt",
    "template_set",
    "template_set_on",
    "template_sets",
    "typeset",
]
