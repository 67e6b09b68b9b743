"""File a case: one question group a page, saved after each; check; send; receipt."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hienluong.base.errors import Invalid
from hienluong.face.errors import field_sentences
from hienluong.kernel.access.public import ActorKind, HouseRequest
from hienluong.systems.catalogue.public import version
from hienluong.systems.filing.actions.drafting import discard_draft, save_block
from hienluong.systems.filing.actions.expire import KEPT
from hienluong.systems.filing.actions.send import check_draft, missing_papers, send_draft
from hienluong.systems.filing.errors import DraftIncomplete
from hienluong.systems.filing.forms import Block, Form, fee_of, sections, visible_blocks
from hienluong.systems.filing.forms.checking import clean_block, visible_fields, with_defaults
from hienluong.systems.filing.models import Draft
from hienluong.systems.filing.pages.fields import draw_block, told, typed_of
from hienluong.systems.filing.pages.held import hold, take_held
from hienluong.systems.filing.queries.drafts import my_draft, my_drafts
from hienluong.systems.filing.queries.forms import form_of
from hienluong.systems.filing.queries.old_places import old_places

__all__ = ["block_page", "check_page", "discard", "drafts", "receipt", "send", "tasks"]


@require_GET
@never_cache
def drafts(request: HouseRequest) -> HttpResponse:
    """One's own unfinished filings."""
    request.actor.require_signed_in()
    return render(request, "filing/drafts.html", {"drafts": my_drafts(request.actor), "days": KEPT.days})


@require_GET
@never_cache
def tasks(request: HouseRequest, uid: UUID) -> HttpResponse:
    """The list of pages with the state of each."""
    draft, form = _draft(request, uid)
    if draft.case_code:
        return redirect("filing:receipt", uid=uid)
    outcome = check_draft(draft, form)
    items = [_task(draft, block, outcome.errors) for block in visible_blocks(form, draft.answers)]
    if form.papers:
        items.append(_papers_task(draft, form))
    facts = {"draft": draft, "items": items, "ready": outcome.ok}
    return render(request, "filing/tasks.html", facts)


def _task(draft: Draft, block: Block, errors: Mapping[str, str]) -> dict[str, object]:
    own = {one.path for one in block.fields}
    faulty = any(_question(path, own) for path in errors)
    return _item(
        label=_(block.title),
        url=f"/nop-ho-so/ban-nhap/{draft.uid}/{block.key}/",
        state=(block.key in draft.seen, faulty),
    )


def _papers_task(draft: Draft, form: Form) -> dict[str, object]:
    return _item(
        label=_("Giấy tờ"),
        url=f"/nop-ho-so/ban-nhap/{draft.uid}/giay-to/",
        state=("papers" in draft.seen or draft.files.exists(), bool(missing_papers(draft, form))),
    )


def _item(label: str, url: str, state: tuple[bool, bool]) -> dict[str, object]:
    seen, faulty = state
    if not seen:
        return {"label": label, "url": url, "state": _("Chưa làm"), "colour": ""}
    if faulty:
        return {"label": label, "url": url, "state": _("Đã xem, còn thiếu"), "colour": "amber"}
    return {"label": label, "url": url, "state": _("Xong"), "colour": "leaf"}


def _redrawn(request: HouseRequest, uid: UUID, key: str) -> HttpResponse:
    """The questions that what was chosen on the page calls for. Nothing is saved and nobody is blamed."""
    draft, form = _draft(request, uid)
    block = form.block(key)
    if block is None or draft.case_code:
        raise Http404
    typed = {path: value for path, value in typed_of(block, request.POST).items() if value}
    return _show(request, draft, block, with_defaults(block, {**draft.answers, **typed}), {})


@require_http_methods(["GET", "POST"])
@never_cache
def block_page(request: HouseRequest, uid: UUID, key: str) -> HttpResponse:
    """One question group. What is right is saved even when something else is wrong."""
    if "show" in request.POST:
        return _redrawn(request, uid, key)
    if request.method == "POST" and request.actor.kind is ActorKind.NOBODY:
        hold(request, uid, key)
        return redirect(f"{settings.LOGIN_URL}?{urlencode({'next': request.path})}")
    draft, form = _draft(request, uid)
    block = form.block(key)
    if block is None:
        raise Http404
    if draft.case_code:
        return redirect("filing:receipt", uid=uid)
    kept = draft.answers
    if request.method == "GET":
        if held := take_held(request, uid, key):
            messages.info(
                request, _("Nội dung vừa nhập trước khi đăng nhập lại vẫn còn ở đây. Bấm lưu để tiếp tục.")
            )
            back = with_defaults(block, {**kept, **typed_of(block, held)})
            return _show(request, draft, block, back, {})
        errors = clean_block(block, kept, kept).errors if key in draft.seen else {}
        return _show(request, draft, block, with_defaults(block, kept), errors)
    asked = {one.path for one in visible_fields(block, with_defaults(block, kept))}
    typed = typed_of(block, request.POST)
    outcome = save_block(request.actor, uid, key, typed)
    given = {**kept, **{path: value for path, value in typed.items() if value}, **outcome.answers}
    now = with_defaults(block, given)
    if {one.path for one in visible_fields(block, now)} - asked:
        # New questions came up: they are shown without blame, and what was asked before keeps its errors.
        told = {path: words for path, words in outcome.errors.items() if _question(path, asked)}
        return _show(request, draft, block, now, told)
    if outcome.errors:
        return _show(request, draft, block, now, outcome.errors, status=422)
    return redirect(_after(form, my_draft(request.actor, uid), block))


def _question(path: str, asked: set[str]) -> bool:
    """Whether an error is about one of these questions, or about a row of one."""
    return path in asked or path.rsplit(".", 2)[0] in asked


def _show(
    request: HouseRequest,
    draft: Draft,
    block: Block,
    answers: dict[str, Any],
    errors: Mapping[str, str],
    status: int = 200,
) -> HttpResponse:
    form = form_of(draft.form, version(draft.procedure_version))
    errors = told(form, errors)
    kept = draft.answers
    known = {path: kept.get(path) for path in draft.known}
    facts = {
        "draft": draft,
        "group": block,
        "drawn": draw_block(
            block, {**answers, **known}, errors, known=draft.known, notes=old_places(answers)
        ),
        "errors": errors,
    }
    return render(request, "filing/block.html", facts, status=status)


def _after(form: Form, draft: Draft, block: Block) -> str:
    """The next page: the following group, the papers, or the check."""
    keys = [one.key for one in visible_blocks(form, draft.answers)]
    place = keys.index(block.key) + 1 if block.key in keys else len(keys)
    if place < len(keys):
        return f"/nop-ho-so/ban-nhap/{draft.uid}/{keys[place]}/"
    last = "giay-to" if form.papers else "kiem-tra"
    return f"/nop-ho-so/ban-nhap/{draft.uid}/{last}/"


@require_GET
@never_cache
def check_page(request: HouseRequest, uid: UUID) -> HttpResponse:
    """Everything once more, each group with its way back, before it is sent."""
    draft, form = _draft(request, uid)
    if draft.case_code:
        return redirect("filing:receipt", uid=uid)
    return _checked(request, draft, form)


def _checked(request: HouseRequest, draft: Draft, form: Form, status: int = 200) -> HttpResponse:
    outcome = check_draft(draft, form)
    facts = {
        "draft": draft,
        "form": form,
        "parts": sections(form, outcome.answers),
        "files": draft.files.order_by("id"),
        "errors": outcome.errors,
        "faults": _fault_links(form, draft, outcome.errors),
        "warnings": outcome.warnings,
        "fee": fee_of(form, outcome.answers),
        "ready": outcome.ok,
    }
    return render(request, "filing/check.html", facts, status=status)


def _fault_links(form: Form, draft: Draft, errors: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each fault with the page on which it can be mended."""
    labels = {path: _(one.label) for path, one in form.fields.items()}
    base = f"/nop-ho-so/ban-nhap/{draft.uid}"
    links = []
    for path, words in errors.items():
        key = "giay-to" if path.startswith("papers.") else path.split(".", 1)[0]
        name = labels.get(path) or next(
            (_(paper.name) for paper in form.papers if path == f"papers.{paper.code}"), ""
        )
        links.append((f"{name}: {_(words)}" if name else _(words), f"{base}/{key}/"))
    return links


@require_POST
def send(request: HouseRequest, uid: UUID) -> HttpResponse:
    """Send it. A second press, a reload or a repeated request leads to the same receipt."""
    try:
        send_draft(request.actor, uid)
    except DraftIncomplete as error:
        draft, form = _draft(request, uid)
        return _checked(request, draft, form, status=error.status)
    except Invalid as error:
        messages.error(request, " ".join(field_sentences(error).values()) or _(str(error)))
        return redirect("filing:check", uid=uid)
    return redirect("filing:receipt", uid=uid)


@require_GET
@never_cache
def receipt(request: HouseRequest, uid: UUID) -> HttpResponse:
    """The code, and what happens next."""
    draft = my_draft(request.actor, uid)
    if not draft.case_code:
        return redirect("filing:tasks", uid=uid)
    return render(request, "filing/receipt.html", {"draft": draft, "code": draft.case_code})


@require_POST
def discard(request: HouseRequest, uid: UUID) -> HttpResponse:
    """Throw the draft away."""
    discard_draft(request.actor, uid)
    messages.success(request, _("Đã xóa bản nháp."))
    return redirect("filing:drafts")


def _draft(request: HouseRequest, uid: UUID) -> tuple[Draft, Form]:
    request.actor.require_signed_in()
    draft = my_draft(request.actor, uid)
    return draft, form_of(draft.form, version(draft.procedure_version))
