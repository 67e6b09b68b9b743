"""A version's way: submitted, returned or published, adjusted."""

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.face.ready_made import touch
from hienluong.kernel.access.public import Actor, ActorKind
from hienluong.kernel.organisation.public import Post, PostKind, holder_of, posts_of
from hienluong.shared.work import public as work
from hienluong.systems.agenda.actions.drafting import copy_lines
from hienluong.systems.agenda.actions.moves import locked, matter_of, write_journal
from hienluong.systems.agenda.actions.telling import tell_attending
from hienluong.systems.agenda.errors import ActNotPossible, EmptyWeek
from hienluong.systems.agenda.events import TOPIC, tell_published
from hienluong.systems.agenda.models import Version, VersionState, Week
from hienluong.systems.agenda.rights import APPROVE, EDIT
from hienluong.systems.agenda.rules.states import state_after

__all__ = ["adjust", "discard", "publish", "send_back", "submit"]

_APPROVERS = (PostKind.CHAIR, PostKind.DIRECTOR, PostKind.VICE_CHAIR, PostKind.VICE_DIRECTOR)
_LONGEST_REASON = 500


@transaction.atomic
def submit(actor: Actor, version_id: int) -> Version:
    """Let the head of the agency approve it. Raises NotAllowed, ActNotPossible, EmptyWeek."""
    version = locked(version_id)
    actor.require(EDIT, version.week.agency_id)
    version.state = state_after("submit", version.state)
    if not version.lines.exists():
        raise EmptyWeek(version=version.pk)
    version.returned_why = ""
    version.save(update_fields=["state", "returned_why"])
    _hand_over(version)
    write_journal(actor, "agenda.submitted", version, right=EDIT)
    return version


@transaction.atomic
def send_back(actor: Actor, version_id: int, why: str) -> Version:
    """Have it mended. Raises NotAllowed, ActNotPossible, Invalid without a reason."""
    version = locked(version_id)
    actor.require(APPROVE, version.week.agency_id)
    version.state = state_after("return", version.state)
    if not why or len(why) > _LONGEST_REASON:
        raise Invalid({"why": gettext_noop("Ghi lý do trả lại, không quá 500 ký tự.")})
    version.returned_why = why
    version.save(update_fields=["state", "returned_why"])
    work.withdraw(matter_of(version), [work.Role.APPROVE])
    write_journal(actor, "agenda.returned", version, right=APPROVE)
    return version


@transaction.atomic
def publish(actor: Actor, version_id: int) -> Version:
    """Approve it and let everybody see its public lines. Raises NotAllowed, ActNotPossible."""
    version = locked(version_id)
    actor.require(APPROVE, version.week.agency_id)
    version.state = state_after("publish", version.state)
    version.published_at, version.published_by_id = clock.now(), actor.account_id
    version.save(update_fields=["state", "published_at", "published_by"])
    work.withdraw(matter_of(version), [work.Role.APPROVE])
    if actor.kind is not ActorKind.SYSTEM:  # weeks that are brought in as data are no news to anybody
        tell_attending(version)
    tell_published(version)
    touch(TOPIC)
    write_journal(actor, "agenda.published", version, right=APPROVE)
    return version


@transaction.atomic
def adjust(actor: Actor, week_id: int) -> Version:
    """The next version, with the lines of the published one. One that is being worked on is given back as it is.

    Raises NotAllowed, ActNotPossible for a week that nobody has published.
    """
    week = Week.objects.select_for_update().get(pk=week_id)
    actor.require(EDIT, week.agency_id)
    newest = week.versions.order_by("-number").first()
    if newest is None:
        raise ActNotPossible(act="adjust", week=week.pk)
    if newest.state != VersionState.PUBLISHED:
        return newest
    version = Version.objects.create(
        week=week, number=newest.number + 1, begun_at=clock.now(), begun_by_id=actor.account_id
    )
    copy_lines(newest, version, same=True)
    write_journal(actor, "agenda.adjusted", version, right=EDIT)
    return version


@transaction.atomic
def discard(actor: Actor, version_id: int) -> None:
    """Give up an adjustment that is being written; the published version stays. Raises NotAllowed, ActNotPossible."""
    version = locked(version_id)
    actor.require(EDIT, version.week.agency_id)
    state_after("write", version.state)
    if version.number == 1:
        raise ActNotPossible(act="discard", version=version.pk)
    write_journal(actor, "agenda.discarded", version, right=EDIT)
    version.delete()


def _hand_over(version: Version) -> None:
    """Onto the list of the agency's head; where nobody heads it, the week's own page alone shows it."""
    post = _approver(version.week.agency_id)
    if post is None:
        return
    work.hand_over(
        work.HandOver(
            matter=matter_of(version), title=gettext_noop("Duyệt lịch công tác tuần"), post_id=post.pk,
            agency_id=post.agency_id, role=work.Role.APPROVE,
        )
    )  # fmt: skip


def _approver(agency_id: int) -> Post | None:
    today = clock.today()
    posts = (post for kind in _APPROVERS for post in posts_of(agency_id, kind, today))
    return next((post for post in posts if holder_of(post.pk, today) is not None), None)
