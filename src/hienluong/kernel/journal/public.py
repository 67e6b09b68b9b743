"""Front door of the journal."""

from hienluong.kernel.journal.actions.epoch import ensure_epoch
from hienluong.kernel.journal.actions.record import Note, Subject, record, record_all
from hienluong.kernel.journal.actions.refuse import record_refusal
from hienluong.kernel.journal.actions.seal import seal_journal
from hienluong.kernel.journal.merkle import inclusion_path, tree_root
from hienluong.kernel.journal.queries.entries import entries_about
from hienluong.kernel.journal.queries.health import unsealed_since
from hienluong.kernel.journal.queries.looks import Look, LookPage, looks_at_party
from hienluong.kernel.journal.verbs import name_verbs, purpose_of
from hienluong.kernel.journal.verify.verdict import Fault, FaultKind, Verdict
from hienluong.kernel.journal.verify.walk import verify_journal

__all__ = [
    "Fault",
    "FaultKind",
    "Look",
    "LookPage",
    "Note",
    "Subject",
    "Verdict",
    "ensure_epoch",
    "entries_about",
    "inclusion_path",
    "looks_at_party",
    "name_verbs",
    "purpose_of",
    "record",
    "record_all",
    "record_refusal",
    "seal_journal",
    "tree_root",
    "unsealed_since",
    "verify_journal",
]
