"""What was typed on a page after the session had ended: kept in the browser's new session until its writer is back."""

import json
from uuid import UUID

from django.http import HttpRequest, QueryDict

from hienluong.base import clock
from hienluong.kernel.people.public import open_text, seal_text

__all__ = ["hold", "take_held"]

_KEY = "filing.held"
_SECONDS = 3600
_MOST_FIELDS = 500
_LONGEST = 100_000


def hold(request: HttpRequest, uid: UUID, page: str) -> None:
    """Keep one page as it was sent, for an hour; too much of it is not kept."""
    sent = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
    size = sum(len(value) for values in sent.values() for value in values)
    if len(sent) <= _MOST_FIELDS and size <= _LONGEST:
        sealed = seal_text(
            json.dumps(sent), f"held:{uid}"
        )  # sessions lie in the database, open to its keepers
        request.session[_KEY] = {
            "draft": str(uid), "page": page, "sent": sealed, "at": int(clock.now().timestamp()),
        }  # fmt: skip


def take_held(request: HttpRequest, uid: UUID, page: str) -> QueryDict | None:
    """The page that was kept for this draft; given out once. None when there is none."""
    kept = request.session.get(_KEY)
    if not kept or (kept["draft"], kept["page"]) != (str(uid), page):
        return None
    del request.session[_KEY]
    if clock.now().timestamp() - kept["at"] > _SECONDS:
        return None
    sent = QueryDict(mutable=True)
    for name, values in json.loads(open_text(kept["sent"], f"held:{uid}")).items():
        sent.setlist(name, values)
    return sent
