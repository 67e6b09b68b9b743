"""Write what stands on a document that somebody else issued."""

from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.symbols import symbol_key, tidy_symbol
from hienluong.base.text import clean_line, clean_text, fold
from hienluong.systems.documents.models import Document, DocumentType
from hienluong.systems.documents.values import Facts

__all__ = ["note_facts", "state_facts"]

_LONGEST = {"issuer_name": 300, "symbol": 120, "signer_name": 120, "signer_position": 160}


def state_facts(document: Document, facts: Facts) -> None:
    """What a person states: set, tidied. The caller saves. Raises Invalid with every field that is wrong."""
    errors = _errors(facts)
    if errors:
        raise Invalid(errors)
    note_facts(document, facts)
    if facts.type_code and document.type is None:
        raise Invalid({"type": gettext_noop("Chọn loại văn bản.")})


def note_facts(document: Document, facts: Facts) -> None:
    """What came with it, as it came: nothing is lost because the sender left out a field or wrote too much."""
    document.symbol = tidy_symbol(facts.symbol)[:120]
    document.symbol_key = symbol_key(document.symbol)
    document.issuer_name = clean_line(facts.issuer_name)[:300]
    document.issuer_key = fold(document.issuer_name)
    document.issuer_identifier = facts.issuer_identifier[:40]
    document.issued_on, document.due_on = facts.issued_on, facts.due_on
    document.subject, document.note = clean_line(facts.subject), clean_text(facts.note)
    document.pages, document.urgency = facts.pages, facts.urgency
    document.signer_name = clean_line(facts.signer_name)[:120]
    document.signer_position = clean_line(facts.signer_position)[:160]
    document.restate()
    kinds = DocumentType.objects.as_of(facts.issued_on or clock.today())
    document.type = kinds.filter(code=facts.type_code).first()


def _errors(facts: Facts) -> dict[str, str]:
    errors = {
        name: gettext_noop("Ghi ngắn lại.")
        for name, most in _LONGEST.items()
        if len(getattr(facts, name)) > most
    }
    if not clean_line(facts.subject):
        errors["subject"] = gettext_noop("Ghi trích yếu nội dung.")
    if len(facts.subject) > 2000:
        errors["subject"] = gettext_noop("Trích yếu không dài quá 2000 ký tự.")
    if not clean_line(facts.issuer_name):
        errors["issuer_name"] = gettext_noop("Ghi cơ quan ban hành văn bản.")
    if facts.issued_on and facts.issued_on > clock.today():
        errors["issued_on"] = gettext_noop("Ngày ban hành không thể ở sau hôm nay.")
    if facts.pages is not None and not 0 < facts.pages < 30000:
        errors["pages"] = gettext_noop("Ghi số trang, từ 1.")
    return errors
