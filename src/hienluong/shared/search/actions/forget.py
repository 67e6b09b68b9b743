"""Take out of the index what is no longer public."""

from hienluong.shared.search.models import SearchEntry

__all__ = ["forget", "forget_agency"]


def forget(kind: str, key: str) -> None:
    """Take an entry out, in the caller's transaction; nothing happens when it is not there."""
    SearchEntry.objects.filter(kind=kind, key=key).delete()


def forget_agency(kind: str, agency_id: int) -> None:
    """Take all entries of a kind on an agency's site out: for a site that closes."""
    SearchEntry.objects.filter(kind=kind, agency_id=agency_id).delete()
