"""Write what stands on a document that somebody else issued."""

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.symbols import symbol_key, tidy_symbol
from hienluong.base.text import clean_line, clean_text, fold
from hienluong.systems.documents.models import Document
from hienluong.systems.documents.queries.vocabulary import type_coded
from hienluong.systems.documents.values import Facts

__all__ = ["state_facts"]

_LONGEST = {"issuer_name": 300, "symbol": 120, "signer_name": 120, "signer_position": 160}


def state_facts(document: Document, facts: Facts) -> None:
    """Set the fields, tidied. The caller saves. Raises Invalid with every field that is wrong."""
    errors = _errors(facts)
    if errors:
        raise Invalid(errors)
    document.symbol = tidy_symbol(facts.symbol)
    document.symbol_key = symbol_key(document.symbol)
    document.issuer_name = clean_line(facts.issuer_name)
    document.issuer_key = fold(document.issuer_name)
    document.issuer_identifier = facts.issuer_identifier
    document.issued_on, document.due_on = facts.issued_on, facts.due_on
    document.subject, document.note = clean_line(facts.subject), clean_text(facts.note)
    document.pages, document.urgency = facts.pages, facts.urgency
    document.signer_name, document.signer_position = (
        clean_line(facts.signer_name),
        clean_line(facts.signer_position),
    )
    document.restate()
    document.type = type_coded(facts.type_code, facts.issued_on or clock.today()) if facts.type_code else None


def _errors(facts: Facts) -> dict[str, str]:
    errors = {
        name: f"Không dài quá {most} ký tự."
        for name, most in _LONGEST.items()
        if len(getattr(facts, name)) > most
    }
    if not clean_line(facts.subject):
        errors["subject"] = "Ghi trích yếu nội dung."
    if len(facts.subject) > 2000:
        errors["subject"] = "Trích yếu không dài quá 2000 ký tự."
    if not clean_line(facts.issuer_name):
        errors["issuer_name"] = "Ghi cơ quan ban hành văn bản."
    if facts.issued_on and facts.issued_on > clock.today():
        errors["issued_on"] = "Ngày ban hành không thể ở sau hôm nay."
    if facts.pages is not None and not 0 < facts.pages < 30000:
        errors["pages"] = "Ghi số trang, từ 1."
    return errors
