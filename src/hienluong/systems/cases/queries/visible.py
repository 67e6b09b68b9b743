"""Which cases a reader may know of: one predicate, whatever the number of rights."""

from django.db.models import Q, QuerySet

from hienluong.kernel.access.public import Actor, ActorKind
from hienluong.systems.cases.errors import CaseNotFound
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.rights import READ

__all__ = ["visible_case", "visible_to"]


def visible_to(actor: Actor) -> QuerySet[Case]:
    """The cases of a citizen's own, or of the agencies an officer may read."""
    if actor.kind is ActorKind.CITIZEN and actor.party_id is not None:
        return Case.objects.filter(Q(applicant=actor.party_id) | Q(on_behalf_of=actor.party_id))
    scope = actor.scope(READ)
    if scope.everywhere:
        return Case.objects.all()
    if not scope.agencies:
        return Case.objects.none()
    return Case.objects.filter(agencies__overlap=sorted(scope.agencies))


def visible_case(actor: Actor, code: str) -> Case:
    """The case of that code. Raises CaseNotFound when there is none or it is not for this reader.

    Nobody in particular is asked to sign in, whatever the code: SignInNeeded.
    """
    actor.require_signed_in()
    case = visible_to(actor).select_related("process", "applicant").filter(code=code).first()
    if case is None:
        raise CaseNotFound
    return case
