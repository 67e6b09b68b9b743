"""What follows from documents for other installations."""

from collections.abc import Mapping

from hienluong.kernel.jobs.public import consumer, every
from hienluong.systems.documents.public import Document
from hienluong.systems.documents.public import events as documents
from hienluong.systems.exchange.actions.dispatch import dispatch, take_back
from hienluong.systems.exchange.actions.replying import came_by, reply
from hienluong.systems.exchange.actions.stamp_log import stamp_log
from hienluong.systems.exchange.edxml.values import StatusCode

__all__: list[str] = []

_STATES = {
    documents.REGISTERED: StatusCode.REGISTERED,
    documents.DIRECTED: StatusCode.ASSIGNED,
    documents.CLOSED: StatusCode.FINISHED,
    documents.SENT_BACK: StatusCode.REFUSED,
}


@consumer("exchange.dispatch", documents.ISSUED)
def _dispatch(payload: Mapping[str, object]) -> None:
    dispatch(int(str(payload["document"])))


@consumer("exchange.take_back", documents.WITHDRAWN)
def _take_back(payload: Mapping[str, object]) -> None:
    take_back(int(str(payload["document"])))


@consumer("exchange.states", *_STATES)
def _report(payload: Mapping[str, object]) -> None:
    if payload["origin"] != "exchange":
        return
    document = Document.objects.get(pk=str(payload["document"]))
    came = came_by(document)
    if came is None:
        return
    code = _STATES[str(payload["event"])]
    reply(came, code, document.ended_why if code is StatusCode.REFUSED else "")


@every(60, "exchange.stamp_log")
def _stamp_log() -> None:
    stamp_log()
