"""Clashes told in words, at each line that takes part in one."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from hienluong.systems.agenda.models import Resource
from hienluong.systems.agenda.queries.leaders import Leader
from hienluong.systems.agenda.queries.lines import Shown, slots_of
from hienluong.systems.agenda.rules.clashes import Clash, clashes

__all__ = ["clash_words"]


def clash_words(
    lines: Sequence[Shown], leaders: Sequence[Leader], resources: Sequence[Resource]
) -> Mapping[UUID, str]:
    """By line a sentence for each other line that wants the same person, room or car at the same time."""
    names = {leader.post_id: leader.words for leader in leaders}
    things = {each.pk: each.name for each in resources}
    by_key = {line.key: line for line in lines}
    found: dict[UUID, list[str]] = {}
    for clash in clashes(slots_of(lines)):
        wanted = _wanted(clash, names, things)
        for own, other in ((clash.first, clash.second), (clash.second, clash.first)):
            words = _("Trùng %(what)s với việc “%(other)s”.") % {
                "what": wanted,
                "other": by_key[other].content[:80],
            }
            found.setdefault(own, []).append(words)
    return {key: " ".join(sentences) for key, sentences in found.items()}


def _wanted(clash: Clash, names: Mapping[int, str], things: Mapping[int, str]) -> str:
    people = [names.get(post, "") for post in sorted(clash.people, key=str) if isinstance(post, int)]
    rest = [things.get(each, "") for each in (clash.room, clash.car) if each is not None]
    return ", ".join(each for each in (*people, *rest) if each)
