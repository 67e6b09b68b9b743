"""What every act on a document does alike."""

from collections.abc import Iterable, Sequence
from datetime import date

from hienluong.base import clock
from hienluong.base.fresh import fresh
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.kernel.organisation.public import Post, PostKind, body_of, holders_of, posts_of
from hienluong.shared.work import public as work
from hienluong.systems.documents.errors import DocumentNotFound, NotYourTurn
from hienluong.systems.documents.models import Document
from hienluong.systems.documents.subjects import DOCUMENT, matter_of

__all__ = [
    "body_id_of",
    "clerk_of",
    "hold_turn",
    "let_read",
    "locked",
    "post_named",
    "take_turn",
    "write_journal",
]


def locked(document_id: int) -> Document:
    """The document, locked until the transaction ends. Raises DocumentNotFound."""
    found = Document.objects.select_for_update().filter(pk=document_id).first()
    if found is None:
        raise DocumentNotFound(document=document_id)
    return found


def hold_turn(actor: Actor, document: Document, roles: Sequence[work.Role]) -> work.WorkItem:
    """The document's unfinished item, which must be with a post of the actor. Raises NotYourTurn."""
    item = work.live_item(matter_of(document), roles)
    if item is None or item.post_id not in actor.posts:
        raise NotYourTurn(document=document.pk)
    return item


def take_turn(actor: Actor, document: Document, roles: Sequence[work.Role], outcome: str = "") -> int:
    """Finish the item; the post that did it. Raises NotYourTurn, ItemTaken."""
    item = hold_turn(actor, document, roles)
    work.finish(actor, item, outcome)
    return item.post_id


def let_read(document: Document, posts: Iterable[int]) -> None:
    """Whoever has to do with a document may read it from then on. The caller saves `posts`."""
    document.posts = sorted(set(document.posts) | set(posts))


def clerk_of(agency_id: int) -> Post | None:
    """The post that keeps the books: a clerk with a holder, else a vacant one, else None."""
    return _clerk_on(agency_id, clock.today())


@fresh(5.0)
def _clerk_on(agency_id: int, today: date) -> Post | None:
    posts = posts_of(agency_id, PostKind.CLERK, today)
    held = holders_of([post.pk for post in posts], today)
    return next((post for post in posts if post.pk in held), posts[0] if posts else None)


def post_named(post_id: int) -> Post:
    """A post that stands today. Raises Post.DoesNotExist for what no form offered."""
    return Post.objects.as_of(clock.today()).get(pk=post_id)


def body_id_of(agency_id: int) -> int:
    """In whose name a part of an agency acts."""
    return body_of(agency_id, clock.today()).agency_id


def write_journal(actor: Actor, verb: str, document: Document, *, right: str, **facts: object) -> None:
    """The entry of an act: which document, where it stands now; never what it says."""
    subject = Subject(DOCUMENT, str(document.pk), agency_id=document.agency_id)
    told = {"state": document.state, "symbol": document.symbol} | facts
    record(actor, verb, subject, right=right, facts=told)
