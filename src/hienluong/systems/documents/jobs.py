"""What follows when documents are issued or withdrawn."""

from collections.abc import Mapping

from hienluong.kernel.jobs.public import consumer
from hienluong.systems.documents import events
from hienluong.systems.documents.actions.deliver import deliver, recall_everywhere
from hienluong.systems.documents.models import Document

__all__: list[str] = []


@consumer("documents.delivery", events.ISSUED)
def _deliver(payload: Mapping[str, object]) -> None:
    deliver(int(str(payload["document"])))


@consumer("documents.recall", events.WITHDRAWN)
def _recall(payload: Mapping[str, object]) -> None:
    document = Document.objects.get(pk=str(payload["document"]))
    recall_everywhere(document.pk, document.ended_why)
