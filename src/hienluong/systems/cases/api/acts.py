"""What a person does to a case of their own: complete it, take it back. The same acts as on the pages."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router
from ninja.decorators import decorate_view

from hienluong.base.errors import Invalid
from hienluong.base.text import clean_text
from hienluong.face.api_shapes import FORBIDDEN, JSON, SENT, refusals, takes
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import record
from hienluong.kernel.signin.public import ApiToken, app_of
from hienluong.shared.files.public import files_sent_by
from hienluong.systems.cases.actions.ending import EndCase, withdraw
from hienluong.systems.cases.actions.moves import subject_of
from hienluong.systems.cases.actions.supplement import AnswerSupplement, answer_supplement
from hienluong.systems.cases.api.own import citizen
from hienluong.systems.cases.api.shapes import CaseOut, ReasonIn, SupplementAnswerIn
from hienluong.systems.cases.api.told import code_in, told_case
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.queries.visible import visible_case
from hienluong.systems.cases.values import PaperIn

__all__ = ["router"]

router = Router(tags=["cases"], auth=ApiToken("cases:file"))

_FURTHER = "khac"


@router.post("/cases/{code}/supplement", response={200: CaseOut, **refusals(*FORBIDDEN, *SENT, 404, 409)})
@decorate_view(takes(JSON))
def answer_request(request: HttpRequest, code: str, sent: SupplementAnswerIn) -> CaseOut:
    """Send what the agency asked for; the clock runs on. 409 when nothing is asked."""
    actor = citizen(request)
    case = visible_case(actor, code_in(code))
    papers = _papers(actor, case, sent)
    with _by_app(request, actor, case):
        case = answer_supplement(actor, AnswerSupplement(case.pk, papers, clean_text(sent.answer)))
    return told_case(case)


@router.post("/cases/{code}/withdraw", response={200: CaseOut, **refusals(*FORBIDDEN, *SENT, 404, 409)})
@decorate_view(takes(JSON))
def withdraw_own_case(request: HttpRequest, code: str, sent: ReasonIn) -> CaseOut:
    """Take the case back; possible until the result is signed."""
    actor = citizen(request)
    case = visible_case(actor, code_in(code))
    with _by_app(request, actor, case):
        case = withdraw(actor, EndCase(case.pk, clean_text(sent.reason)))
    return told_case(case)


@contextmanager
def _by_app(request: HttpRequest, actor: Actor, case: Case) -> Iterator[None]:
    """The act and, in the same transaction, the entry that names the app."""
    with transaction.atomic():
        yield
        record(actor, "cases.changed_by_app", subject_of(case), facts={"app": app_of(request)})


def _papers(actor: Actor, case: Case, sent: SupplementAnswerIn) -> Sequence[PaperIn]:
    names = dict(case.papers.filter(superseded_at__isnull=True).values_list("code", "name"))
    names[_FURTHER] = _("Giấy tờ bổ sung")
    files = files_sent_by(actor, sent.papers.values())
    wrong = {f"papers.{code}": _("Hồ sơ không có giấy tờ này.") for code in sent.papers.keys() - names.keys()}
    wrong |= {
        f"papers.{code}": _("Không có tệp này. Tải tệp lên rồi gửi mã của tệp.")
        for code, uid in sent.papers.items()
        if uid not in files
    }
    if wrong:
        raise Invalid(wrong)
    return [PaperIn(code, names[code], file_id=files[uid].pk) for code, uid in sent.papers.items()]
