"""The trunk of the tree: what Wagtail's own first migration leaves is put in order once."""

from wagtail.models import Page, Site

__all__ = ["locked_root"]

_LEFT_BY_WAGTAIL = {"depth": 2, "slug": "home", "title": "Welcome to your new Wagtail site!"}


def locked_root() -> Page:
    """The root of all sites, locked until the transaction ends.

    Wagtail knows sites by host; ours stand side by side below one root, so its one site is the root itself.
    """
    root = Page.objects.select_for_update(of=("self",)).get(depth=1)
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": root}
    )
    welcome = Page.objects.filter(**_LEFT_BY_WAGTAIL).first()
    if welcome is not None:
        welcome.delete()
        root.refresh_from_db()
    return root
