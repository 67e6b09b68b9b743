"""Where a page went that stood at an address."""

from wagtail.contrib.redirects.models import Redirect

from hienluong.systems.portal.models import SitePage

__all__ = ["moved_to"]


def moved_to(path: str) -> str | None:
    """Where who asks for `path` is led; None when nobody knows, or it leads to where they are, or out of the house."""
    found = (
        Redirect.objects.filter(old_path=Redirect.normalise_path(path))
        .select_related("redirect_page")
        .first()
    )
    url = _target(found) if found else None
    return None if url == path else url


def _target(redirect: Redirect) -> str | None:
    if redirect.redirect_page is None:
        link = str(redirect.redirect_link)
        return link if link.startswith("/") and not link.startswith(("//", "/\\")) else None
    page = redirect.redirect_page.specific
    return page.get_url() if page.live and isinstance(page, SitePage) else None
