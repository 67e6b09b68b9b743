"""The papers the house prints, as facts. What a paper looks like is in the templates."""

from hienluong.shared.printing.papers.book import DocumentBook
from hienluong.shared.printing.papers.common import Letterhead, LookUp, Person, Signer
from hienluong.shared.printing.papers.letters import Apology, Refusal, StopNotice, SupplementRequest
from hienluong.shared.printing.papers.official import OfficialDocument
from hienluong.shared.printing.papers.receipt import Authorisation, Receipt
from hienluong.shared.printing.papers.result import ResultPaper, Table
from hienluong.shared.printing.papers.trace import ControlSheet, HandOverRow, Register, RegisterRow

__all__ = [
    "Apology",
    "Authorisation",
    "ControlSheet",
    "DocumentBook",
    "HandOverRow",
    "Letterhead",
    "LookUp",
    "OfficialDocument",
    "Paper",
    "Person",
    "Receipt",
    "Refusal",
    "Register",
    "RegisterRow",
    "ResultPaper",
    "Signer",
    "StopNotice",
    "SupplementRequest",
    "Table",
]

Paper = (
    Receipt
    | SupplementRequest
    | Refusal
    | Apology
    | StopNotice
    | ControlSheet
    | Register
    | ResultPaper
    | OfficialDocument
    | DocumentBook
)
"""Anything that can be printed."""
