"""Lead readers on who ask for an old address of a site."""

from django.db import transaction
from django.utils.translation import gettext_noop
from wagtail.contrib.redirects.models import Redirect

from hienluong.base.errors import Invalid
from hienluong.face.ready_made import touch
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.systems.portal.actions.locked_site import locked_site
from hienluong.systems.portal.errors import CircularRedirect
from hienluong.systems.portal.events import REDIRECT_ADDED, TOPIC
from hienluong.systems.portal.queries.own_names import own_origins
from hienluong.systems.portal.queries.redirects import is_anything_at, page_at
from hienluong.systems.portal.rights import PUBLISH
from hienluong.systems.portal.rules.addresses import PREFIX, address_of, public_path
from hienluong.systems.portal.rules.links import Way, way_of
from hienluong.systems.portal.values import NewRedirect

__all__ = ["add_redirect"]

_LONGEST = 255
"""What the columns hold."""


@transaction.atomic
def add_redirect(actor: Actor, slug: str, wish: NewRedirect) -> Redirect:
    """By who may publish on the site. Raises NotAllowed, NoSuchSite, Invalid with the box in which the fault is."""
    # The lock lets nobody add the same address meanwhile: the table has no constraint for it.
    site = locked_site(slug)
    actor.require(PUBLISH, site.agency_id)
    old, target = _old(slug, wish.old), _target(slug, wish.target)
    redirect = _keep(old, target)
    facts = {"from": redirect.old_path, "to": target}
    record(actor, REDIRECT_ADDED, Subject("site", slug, agency_id=site.agency_id), right=PUBLISH, facts=facts)
    touch(TOPIC)
    return redirect


def _old(slug: str, typed: str) -> str:
    way = _way(slug, typed)
    path = way.path if way.path.startswith(f"{PREFIX}/") else address_of(slug, way.path)
    if not way.path or len(path) > _LONGEST:
        raise _wrong("old", gettext_noop("Ghi địa chỉ cũ như trên thanh địa chỉ, ví dụ /tin-tuc/bai-cu/."))
    if not path.startswith(public_path(f"/{slug}/")):
        raise _wrong("old", gettext_noop("Địa chỉ này thuộc trang khác, không dẫn đi từ đây được."))
    if Redirect.objects.filter(old_path=Redirect.normalise_path(path)).exists():
        raise _wrong("old", gettext_noop("Địa chỉ này đã được dẫn đi. Gỡ dòng cũ bên dưới rồi ghi dòng mới."))
    if is_anything_at(path):
        raise _wrong("old", gettext_noop("Ở địa chỉ này đang có trang. Gỡ hoặc đổi tên trang ấy trước."))
    return path


def _target(slug: str, typed: str) -> str:
    way = _way(slug, typed)
    if way.is_foreign:
        raise _wrong(
            "target", gettext_noop("Chỉ dẫn tới trang trong hệ thống của tỉnh, không dẫn ra trang bên ngoài.")
        )
    if not way.path or len(way.path) > _LONGEST:
        raise _wrong("target", gettext_noop("Chép địa chỉ của trang cần đến, như trên thanh địa chỉ."))
    for path in (way.path, address_of(slug, way.path)):
        if is_anything_at(path):
            return path
    raise _wrong("target", gettext_noop("Không có gì ở địa chỉ này: người đọc tới đó cũng không xem được."))


def _way(slug: str, typed: str) -> Way:
    return way_of(typed, public_path(f"/{slug}/"), own_origins())


def _keep(old: str, target: str) -> Redirect:
    """A page is kept as such: its readers still arrive when it is moved again."""
    page = page_at(target)
    redirect = Redirect(
        old_path=Redirect.normalise_path(old), redirect_page=page, redirect_link="" if page else target
    )
    try:
        redirect.save()
    except CircularRedirect as circle:
        raise _wrong("target", circle.what) from circle
    return redirect


def _wrong(box: str, sentence: str) -> Invalid:
    return Invalid({box: sentence})
