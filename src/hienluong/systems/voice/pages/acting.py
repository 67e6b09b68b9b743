"""One address for each act of an officer: find the thing, do the act, or show the page again with what was typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hienluong.base.errors import Invalid, NotFound
from hienluong.face.errors import field_sentences
from hienluong.kernel.access.public import Actor, HouseRequest

__all__ = ["Desk"]

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk(Generic[Thing]):
    """How acts on one kind of thing are answered.

    `facts` draws the page of the thing (actor, thing, refused act, errors by field); an error of no field is told at
    `whole`. `page` and `list_page` are names of addresses: where to go on, and where to when the thing left the reader.
    """

    acts: Mapping[str, Callable[[HouseRequest, Thing], object]]
    find: Callable[[Actor, str], Thing]
    facts: Callable[[Actor, Thing, str, dict[str, str]], dict[str, object]]
    template: str
    page: str
    list_page: str
    whole: str

    def answer(self, request: HouseRequest, code: str, act: str) -> HttpResponse:
        """Do the act on the thing of that code. Raises Http404 for an unknown act, else what the act raises."""
        if act not in self.acts:
            raise Http404
        thing = self.find(request.actor, code)
        try:
            self.acts[act](request, thing)
        except Invalid as error:
            told = field_sentences(error) or {self.whole: f"{_(str(error))} {_(error.next_step)}"}
            facts = self.facts(request.actor, self.find(request.actor, code), act, told)
            return render(request, self.template, facts | {"typed": request.POST}, status=error.status)
        messages.success(request, _("Đã xong: %(code)s.") % {"code": code})
        return (
            redirect(self.page, code=code) if self._still_there(request, code) else redirect(self.list_page)
        )

    def _still_there(self, request: HouseRequest, code: str) -> bool:
        """What was sent on to others may be gone from the reader's sight."""
        try:
            self.find(request.actor, code)
        except NotFound:
            return False
        return True
