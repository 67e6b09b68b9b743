"""Where a page went that stood at an address."""

from wagtail.contrib.redirects.models import Redirect

from hienluong.systems.portal.models import SitePage

__all__ = ["moved_to"]


def moved_to(path: str) -> str | None:
    """The present address of the page that once stood at `path`; None when nobody knows, or it leads in a circle."""
    found = (
        Redirect.objects.filter(old_path=Redirect.normalise_path(path))
        .select_related("redirect_page")
        .first()
    )
    if found is None or found.redirect_page is None or not found.redirect_page.live:
        return None
    page = found.redirect_page.specific
    url = page.get_url() if isinstance(page, SitePage) else None
    return None if url == path else url
