"""From a page's place in the tree to its public address, and back. Pure."""

__all__ = ["PREFIX", "public_path", "tree_path"]

PREFIX = "/trang"


def public_path(url_path: str) -> str:
    """/trang/so-noi-vu/tin-tuc/ for the place /so-noi-vu/tin-tuc/ in the tree."""
    return f"{PREFIX}{url_path}"


def tree_path(slug: str, rest: str) -> str:
    """The place in the tree for the parts of an address."""
    return "/" + "/".join(part for part in (slug, *rest.split("/")) if part) + "/"
