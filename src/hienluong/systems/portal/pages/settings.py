"""The form of a site's foot, colour and counter."""

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line
from hienluong.face.errors import field_sentences
from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.portal.actions.change_settings import change_settings
from hienluong.systems.portal.models import AgencySite
from hienluong.systems.portal.models.site import Accent
from hienluong.systems.portal.pages.watching import tabs_of
from hienluong.systems.portal.queries.watched import watched_site
from hienluong.systems.portal.rights import PUBLISH
from hienluong.systems.portal.values import SiteSettings

__all__ = ["site_settings"]


@require_http_methods(["GET", "POST"])
@never_cache
def site_settings(request: HouseRequest, slug: str) -> HttpResponse:
    """Shown and changed by who may publish there. Raises NotAllowed, NoSuchSite."""
    site = watched_site(request.actor, slug)
    request.actor.require(PUBLISH, site.agency_id)
    if request.method == "GET":
        return _show(request, site, _kept(site), {})
    try:
        change_settings(request.actor, slug, _sent(request.POST))
    except Invalid as error:
        return _show(request, site, request.POST.dict(), field_sentences(error), error.status)
    messages.success(request, _("Đã lưu. Trang công khai hiện nội dung mới trong một giây."))
    return redirect("portal:settings", slug)


def _sent(form: QueryDict) -> SiteSettings:
    visits = form.get("counter_start", "").strip()
    return SiteSettings(
        **{
            name: clean_line(form.get(name, ""))
            for name in ("address", "phone", "email", "responsible", "licence")
        },
        accent=form.get("accent", ""),
        counter_start=int(visits) if visits.isascii() and visits.isdigit() and len(visits) < 12 else -1,
    )


def _kept(site: AgencySite) -> Mapping[str, str]:
    names = ("address", "phone", "email", "responsible", "licence", "accent")
    return {**{name: getattr(site, name) for name in names}, "counter_start": str(site.counter_start)}


def _show(
    request: HouseRequest,
    site: AgencySite,
    typed: Mapping[str, str],
    errors: Mapping[str, str],
    status: int = 200,
) -> HttpResponse:
    facts = {
        "site": site,
        "tabs": tabs_of(request.actor, site, "portal:settings"),
        "questions": _fields(typed, errors),
        "errors": errors,
    }
    return render(request, "portal/watch/settings.html", facts, status=status)


def _fields(typed: Mapping[str, str], errors: Mapping[str, str]) -> Sequence[Field]:
    def box(name: str, label: str, hint: str = "", most: int | None = None) -> Field:
        return Field(
            name=name, label=label, hint=hint, required=False, value=typed.get(name, ""),
            error=errors.get(name, ""), max_length=most,
        )  # fmt: skip

    return [
        box("address", _("Địa chỉ trụ sở"), most=300),
        box("phone", _("Điện thoại của cơ quan"), most=40),
        box("email", _("Thư điện tử công vụ"), most=254),
        box("responsible", _("Người chịu trách nhiệm nội dung"), _("Họ tên, chức vụ; ghi ở chân trang"), 200),
        box("licence", _("Giấy phép, ghi chú ở chân trang"), most=300),
        Field(
            name="accent", label=_("Màu của trang"), kind=FieldKind.RADIOS, value=typed.get("accent", ""),
            choices=[Choice(value, label) for value, label in Accent.choices], error=errors.get("accent", ""),
        ),
        box("counter_start", _("Lượt truy cập đã có trước đây"), _("Cộng vào bộ đếm; 0 nếu là trang mới")),
    ]  # fmt: skip
