"""From a page's place in the tree to its public address, and back. Pure."""

__all__ = ["PREFIX", "address_of", "place_in_site", "public_path", "tree_path", "words_of"]

PREFIX = "/trang"


def public_path(url_path: str) -> str:
    """/trang/so-noi-vu/tin-tuc/ for the place /so-noi-vu/tin-tuc/ in the tree."""
    return f"{PREFIX}{url_path}"


def tree_path(slug: str, rest: str) -> str:
    """The place in the tree for the parts of an address."""
    return "/" + "/".join(part for part in (slug, *rest.split("/")) if part) + "/"


def place_in_site(url_path: str) -> str:
    """tin-tuc/bai-moi for the place /so-noi-vu/tin-tuc/bai-moi/ in the tree; the first page of a site is empty."""
    return url_path.strip("/").partition("/")[2]


def address_of(slug: str, path: str) -> str:
    """/trang/so-noi-vu/tin-tuc/ also for /tin-tuc/, as the page is called at a hostname of the site's own."""
    return path if path.startswith(f"{PREFIX}/{slug}/") else f"{PREFIX}/{slug}{path}"


def words_of(path: str) -> str:
    """The words that the last part of an address was made from: "bai moi" for /trang/so-noi-vu/tin-tuc/bai-moi.html."""
    last = path.rstrip("/").rpartition("/")[2].partition(".")[0]
    return " ".join(last.replace("-", " ").replace("_", " ").split())
