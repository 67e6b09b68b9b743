"""Who stands in for whom: officers for their own posts, heads for their staff, administrators for all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hienluong.base import clock
from hienluong.base.errors import Invalid, NotAllowed, SignInNeeded
from hienluong.base.text import clean_line
from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.kernel.access.public import Actor, ActorKind, HouseRequest
from hienluong.kernel.organisation.actions.changes import MANAGE
from hienluong.kernel.organisation.actions.delegate import DELEGATE, delegate, may_give, revoke_delegation
from hienluong.kernel.organisation.errors import NoSuchPost
from hienluong.kernel.organisation.models import Delegation, DelegationMode
from hienluong.kernel.organisation.queries import agencies_as_of, body_of, holders_of, parts_of
from hienluong.kernel.organisation.queries.delegations import SeatHeld, delegations_around, seats_in
from hienluong.kernel.organisation.values import Ending, NewDelegation

__all__ = ["delegations_page", "revoke_page"]

_FIELDS = {"receiver": "nguoi-nhan", "giver": "vi-tri", "last_day": "den-ngay", "decision": "can-cu"}
"""Which box an error of the action belongs to."""


@dataclass(frozen=True, slots=True)
class Line:
    """One delegation as listed."""

    row: Delegation
    giver: str
    receiver: str
    begun: bool
    may_end: bool


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def delegations_page(request: HouseRequest) -> HttpResponse:
    """What is delegated now and later, and the form for one more."""
    actor = request.actor
    _require_officer(actor)
    errors: dict[str, str] = {}
    body = _body(actor, request.GET.get("co-quan", ""))
    if request.method == "POST":
        try:
            delegate(actor, _command(request.POST))
        except Invalid as error:
            errors = {_FIELDS.get(name, name): _(words) for name, words in error.fields.items()}
        else:
            messages.success(
                request, _("Đã lưu ủy quyền. Người nhận thấy việc của vị trí này từ ngày bắt đầu.")
            )
            return redirect(request.get_full_path())
    facts = {
        "lines": _lines(actor, body),
        "questions": _questions(actor, body, request.POST, errors),
        "agencies": _agency_choices(actor),
        "body": body,
        "errors": errors,
    }
    return render(request, "organisation/delegations.html", facts, status=422 if errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def revoke_page(request: HouseRequest, number: int) -> HttpResponse:
    """Ask from when on nobody acts for the post any more, then end it."""
    actor = request.actor
    _require_officer(actor)
    row = Delegation.objects.select_related("giver", "receiver").filter(pk=number).first()
    if row is None:
        raise NoSuchPost(delegation_id=number)
    if not may_give(actor, row.giver):
        raise NotAllowed(right=DELEGATE)
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            revoke_delegation(actor, Ending(row.pk, _day(request.POST, "den-ngay"), ""))
        except Invalid as error:
            errors = {"den-ngay": " ".join(_(words) for words in error.fields.values())}
        else:
            messages.success(request, _("Đã kết thúc ủy quyền."))
            return redirect("organisation:delegations")
    typed = request.POST.get("den-ngay") or clock.today().isoformat()
    question = Field(
        name="den-ngay", label=_("Ngày cuối cùng còn hiệu lực"), kind=FieldKind.DAY, value=typed,
        error=errors.get("den-ngay", ""), width="short",
    )  # fmt: skip
    (line,) = _told(actor, [row])
    facts = {"line": line, "question": question, "errors": errors}
    return render(request, "organisation/revoke.html", facts, status=422 if errors else 200)


def _require_officer(actor: Actor) -> None:
    if actor.kind is ActorKind.NOBODY:
        raise SignInNeeded
    if actor.kind is not ActorKind.OFFICER:
        raise NotAllowed


def _body(actor: Actor, text: str) -> int | None:
    """The body whose posts are offered: the actor's own, or the one an administrator named."""
    today = clock.today()
    if text.isascii() and text.isdigit() and len(text) < 19:
        actor.require(MANAGE, int(text))
        return body_of(int(text), today).agency_id
    return body_of(min(actor.agencies), today).agency_id if actor.agencies else None


def _agency_choices(actor: Actor) -> list[Choice]:
    scope = actor.scope(MANAGE)
    rows = agencies_as_of(clock.today()).values_list("agency_id", "name")
    return [Choice(str(pk), name) for pk, name in rows if pk in scope]


def _lines(actor: Actor, body: int | None) -> list[Line]:
    """The reader's own, and those of the agencies they arrange substitutes for."""
    today = clock.today()
    parts = parts_of(body, today) if body else []
    arranged = [pk for pk in parts if actor.holds(DELEGATE, pk) or actor.holds(MANAGE, pk)]
    return _told(actor, delegations_around(actor.posts, arranged, today))


def _told(actor: Actor, rows: list[Delegation]) -> list[Line]:
    today = clock.today()
    posts = {post.pk: post for row in rows for post in (row.giver, row.receiver)}
    holders = holders_of(posts, today)
    words = {
        pk: SeatHeld(post, holders[pk].name).words if pk in holders else post.title
        for pk, post in posts.items()
    }
    return [
        Line(
            row,
            words[row.giver_id],
            words[row.receiver_id],
            begun=row.valid_from is None or row.valid_from <= today,
            may_end=may_give(actor, row.giver),
        )
        for row in rows
    ]


def _command(form: QueryDict) -> NewDelegation:
    errors = {
        name: _("Chọn người giao, người nhận và cách giao.")
        for name in ("vi-tri", "nguoi-nhan")
        if not _is_number(form.get(name, ""))
    }
    if form.get("cach", "") not in DelegationMode.values:
        errors["cach"] = _("Chọn cách giao.")
    if errors:
        raise Invalid(errors)
    return NewDelegation(
        giver_id=int(form.get("vi-tri", "")),
        receiver_id=int(form.get("nguoi-nhan", "")),
        mode=DelegationMode(form.get("cach", "")),
        first_day=_day(form, "tu-ngay"),
        last_day=_day(form, "den-ngay"),
        decision=clean_line(form.get("can-cu", ""))[:200],
    )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19


def _day(form: QueryDict, name: str) -> date:
    try:
        day = parse_date(form.get(name, ""))
    except ValueError:
        day = None
    if day is None:
        raise Invalid({name: _("Ghi ngày hợp lệ.")})
    return day


def _questions(
    actor: Actor, body: int | None, typed: Mapping[str, str], errors: Mapping[str, str]
) -> list[Field]:
    today = clock.today()
    seats = seats_in(parts_of(body, today), today) if body else []
    everyone = [Choice(str(seat.post.pk), seat.words) for seat in seats]
    givers = [Choice(str(seat.post.pk), seat.words) for seat in seats if may_give(actor, seat.post)]
    modes = [
        Choice(mode.value, mode.label if mode == DelegationMode.SUBSTITUTE else f"{mode.value} {mode.label}")
        for mode in reversed(DelegationMode)
    ]

    def ask(name: str, label: str, kind: FieldKind, choices: list[Choice], hint: str = "") -> Field:
        value = typed.get(name, "")
        return Field(
            name=name, label=label, kind=kind, value=value, choices=choices, hint=hint,
            error=errors.get(name, ""), width="short" if kind is FieldKind.DAY else "",
        )  # fmt: skip

    return [
        ask("vi-tri", _("Vị trí vắng mặt"), FieldKind.SELECT, givers),
        ask("nguoi-nhan", _("Người làm thay"), FieldKind.SELECT, [Choice("", _("Chọn người")), *everyone]),
        ask("cach", _("Cách giao"), FieldKind.RADIOS, modes),
        ask("tu-ngay", _("Từ ngày"), FieldKind.DAY, []),
        ask("den-ngay", _("Đến hết ngày"), FieldKind.DAY, []),
        ask(
            "can-cu",
            _("Căn cứ"),
            FieldKind.TEXT,
            [],
            _("Ví dụ: đơn nghỉ phép ngày 20/11/2026; giấy ủy quyền số…"),
        ),
    ]
