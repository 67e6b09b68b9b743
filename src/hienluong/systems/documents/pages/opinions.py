"""Answer a question about a draft."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hienluong.base.errors import Invalid
from hienluong.face.errors import field_sentences
from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.documents.actions.opinions import give_opinion
from hienluong.systems.documents.errors import OpinionNotFound
from hienluong.systems.documents.models import Opinion
from hienluong.systems.documents.pages.document import show
from hienluong.systems.documents.queries.documents import document_named

__all__ = ["give"]


@require_POST
@never_cache
def give(request: HouseRequest, opinion: int) -> HttpResponse:
    """Raises SignInNeeded, OpinionNotFound."""
    request.actor.require_signed_in()
    asked = (
        Opinion.objects.filter(pk=opinion, post__in=request.actor.posts)
        .select_related("version__document")
        .first()
    )
    if asked is None:
        raise OpinionNotFound(opinion=opinion)
    document = document_named(request.actor, asked.version.document.uid)
    try:
        give_opinion(request.actor, opinion, request.POST.get("view", ""), request.POST.get("text", ""))
    except Invalid as error:
        return show(request, document, errors=field_sentences(error), act="opinion", status=error.status)
    messages.success(request, _("Đã gửi ý kiến."))
    return redirect("documents:document", uid=document.uid)
