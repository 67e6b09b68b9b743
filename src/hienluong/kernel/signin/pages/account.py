"""One's own account: who I am here, how I am reached, where I am signed in, who looked at my data."""

from collections.abc import Sequence
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hienluong.base.errors import Invalid, NotAllowed, SignInNeeded
from hienluong.face.errors import field_sentences
from hienluong.face.fields import Field, FieldKind
from hienluong.face.filters import vn_date, vn_datetime
from hienluong.face.language import told, vietnamese
from hienluong.face.tables import Column, KeysetPage, Table
from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.kernel.journal.public import Look, LookPage, looks_at_party
from hienluong.kernel.people.public import (
    ContactIn,
    Party,
    masked_identifier,
    reveal_identifier,
    update_contact,
)
from hienluong.kernel.signin.sessions import end_other_sessions, sessions_of

__all__ = ["account", "contact", "end_others", "looks", "number"]


@never_cache
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Everything the account holds, on one page."""
    actor = _signed_in(request)
    party = Party.objects.filter(pk=actor.party_id).first() if actor.party_id else None
    sessions = sessions_of(actor, request.session.session_key)
    return render(
        request, "signin/account.html", {"party": party, "facts": _facts(party), "sessions": sessions}
    )


@never_cache
@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """Change phone, e-mail and address."""
    party = _own_party(request)
    typed = _contact_of(party) if request.method == "GET" else _typed(request)
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            update_contact(_signed_in(request), party.pk, typed)
        except Invalid as error:
            errors = field_sentences(error)
        else:
            messages.success(request, _("Đã lưu thông tin liên hệ."))
            return HttpResponseRedirect(reverse("signin:account"))
    page = {"fields": _fields(typed, errors), "errors": errors}
    return render(request, "signin/contact.html", page, status=422 if errors else 200)


@never_cache
@require_POST
def number(request: HttpRequest) -> HttpResponse:
    """Show the own number in clear, once: a POST, so that no link, history or cache brings it back."""
    party = _own_party(request)
    shown = reveal_identifier(_signed_in(request), party, "my_account")
    return render(request, "signin/number.html", {"number": shown})


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End every session of mine but this one."""
    ended = end_other_sessions(_signed_in(request), request.session.session_key)
    messages.success(request, _("Đã kết thúc %(count)d phiên khác.") % {"count": ended})
    return HttpResponseRedirect(reverse("signin:account"))


@never_cache
@require_safe
def looks(request: HttpRequest) -> HttpResponse:
    """Who looked at my data."""
    party, before = _own_party(request), request.GET.get("truoc", "")
    page = looks_at_party(_signed_in(request), party.pk, before=int(before) if before.isdecimal() else None)
    return render(request, "signin/looks.html", {"table": _looks_table(page.looks), "keyset": _keyset(page)})


def _signed_in(request: HttpRequest) -> Actor:
    actor = cast("HouseRequest", request).actor
    if actor.account_id is None:
        raise SignInNeeded
    return actor


def _own_party(request: HttpRequest) -> Party:
    actor = _signed_in(request)
    if actor.party_id is None:
        raise NotAllowed
    return Party.objects.get(pk=actor.party_id)


def _facts(party: Party | None) -> list[dict[str, object]]:
    if party is None:
        return []
    change = reverse("signin:contact")
    unknown = _("chưa có")
    address = str(party.address.get("text", ""))
    return [
        {"label": _("Họ và tên"), "value": vietnamese(party.full_name)},
        {"label": _("Số định danh cá nhân"), "value": masked_identifier(party) or unknown},
        {"label": _("Ngày sinh"), "value": vn_date(party.birth_date) or unknown},
        {"label": _("Điện thoại"), "value": party.phone or unknown, "change_url": change},
        {"label": _("Thư điện tử"), "value": party.email or unknown, "change_url": change},
        {"label": _("Địa chỉ liên hệ"), "value": vietnamese(address) or unknown, "change_url": change},
    ]


def _contact_of(party: Party) -> ContactIn:
    return ContactIn(
        phone=party.phone, email=party.email, address={k: str(v) for k, v in party.address.items()}
    )


def _typed(request: HttpRequest) -> ContactIn:
    typed = request.POST
    return ContactIn(typed.get("phone", ""), typed.get("email", ""), {"text": typed.get("address", "")})


def _fields(typed: ContactIn, errors: dict[str, str]) -> list[Field]:
    return [
        Field(name="phone", label=_("Điện thoại"), kind=FieldKind.TEL, value=typed.phone, required=False,
              error=errors.get("phone", ""), autocomplete="tel", width="medium", max_length=40),
        Field(name="email", label=_("Thư điện tử"), kind=FieldKind.EMAIL, value=typed.email, required=False,
              error=errors.get("email", ""), autocomplete="email", max_length=254,
              hint=_("Để nhận thông báo mỗi khi hồ sơ có thay đổi.")),
        Field(name="address", label=_("Địa chỉ liên hệ"), value=typed.address.get("text", ""), required=False,
              autocomplete="street-address", max_length=300),
    ]  # fmt: skip


def _looks_table(looks: Sequence[Look]) -> Table:
    return Table(
        caption=_("Ai đã xem hoặc dùng dữ liệu của bạn, mới nhất trước"),
        columns=[Column(_("Lúc")), Column(_("Cơ quan")), Column(_("Vị trí")), Column(_("Để làm gì")),
                 Column(_("Hồ sơ"))],
        rows=[[vn_datetime(look.at), look.agency, told(look.post), look.purpose, look.subject] for look in looks],
        empty=_("Chưa có ai xem dữ liệu của bạn."),
    )  # fmt: skip


def _keyset(page: LookPage) -> KeysetPage:
    return KeysetPage(next_url=f"?truoc={page.before}" if page.before else "")
