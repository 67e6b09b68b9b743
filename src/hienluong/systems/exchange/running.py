"""The process of exchange: the gateway, one thread that handles what came, one that makes ready what goes, one for each installation that is sent to."""

import logging
import threading
import time
from collections.abc import Callable

from django.conf import settings
from django.db import Error, connection

from hienluong.base.errors import Invalid
from hienluong.systems.exchange.actions.handle import handle_next
from hienluong.systems.exchange.actions.peers import learn
from hienluong.systems.exchange.actions.settle import note_failure
from hienluong.systems.exchange.errors import PeerAway
from hienluong.systems.exchange.gateway.server import Gateway
from hienluong.systems.exchange.gateway.traffic import let_pass
from hienluong.systems.exchange.models import Direction, Lane, Message, MessageState, Peer
from hienluong.systems.exchange.queries.peers import peers_to_serve
from hienluong.systems.exchange.sending.client import Line
from hienluong.systems.exchange.sending.rounds import prepare_round, send_round

__all__ = ["handle_waiting", "learn_cards", "prepare_for_all", "run_exchange", "send_to"]

logger = logging.getLogger(__name__)

_LOOK_SECONDS = 0.2
_PEERS_SECONDS = 2.0
_CARDS_SECONDS = 3_600.0


def run_exchange(stopping: threading.Event) -> None:
    """Until `stopping`; what is under way is finished first, or begun again by who comes next."""
    gateway = Gateway(settings.HOME.bind, settings.EXCHANGE_PORT)
    gateway.start()
    logger.info("exchange_started port=%s", gateway.port)
    standing = [
        threading.Thread(target=_again_and_again, args=(stopping, act), name=act.__name__)
        for act in (_handle_at_ease, prepare_for_all)
    ]
    for each in standing:
        each.start()
    senders: dict[int, threading.Thread] = {}
    asked = time.monotonic()
    while not stopping.wait(_PEERS_SECONDS):
        _survive(lambda: _start_senders(stopping, senders))
        if time.monotonic() - asked > _CARDS_SECONDS:
            _survive(learn_cards)
            asked = time.monotonic()
    connection.close()
    for thread in [*standing, *senders.values()]:
        thread.join()
    gateway.stop()
    logger.info("exchange_stopped")


def learn_cards() -> int:
    """Ask every installation for its card: new certificates and agencies; how many certificates are new."""
    new = 0
    for peer in peers_to_serve():
        try:
            with Line(peer) as line:
                new += learn(peer, line.card())
        except (PeerAway, OSError, Invalid) as error:
            logger.info("exchange.no_card peer=%s kind=%s", peer.code, type(error).__name__)
    return new


def _handle_at_ease() -> int:
    """What is handled and its mark reach the disk together, a moment late: lost in a crash, it is handled again."""
    if Lane.objects.filter(direction=Direction.IN, messages__state=MessageState.RECEIVED).exists():
        with connection.cursor() as cursor:
            cursor.execute("set synchronous_commit = off")
        return handle_waiting()
    return 0


def _start_senders(stopping: threading.Event, senders: dict[int, threading.Thread]) -> None:
    for peer in Peer.objects.exclude(state="closed"):
        if peer.pk not in senders or not senders[peer.pk].is_alive():
            thread = threading.Thread(target=_send_for_ever, args=(stopping, peer.pk), name=f"to-{peer.code}")
            senders[peer.pk] = thread
            thread.start()


def _send_for_ever(stopping: threading.Event, peer_id: int) -> None:
    _again_and_again(stopping, lambda: _send_once(stopping, peer_id))


def _send_once(stopping: threading.Event, peer_id: int) -> int:
    peer = next((each for each in peers_to_serve() if each.pk == peer_id), None)
    return send_to(peer, stopping.is_set) if peer and _has_something(peer) else 0


def _has_something(peer: Peer) -> bool:
    due = Message.objects.filter(lane__peer=peer, state__in=[MessageState.WAITING, MessageState.READY])
    return due.exists()


def send_to(peer: Peer, is_stopping: Callable[[], bool] = lambda: False) -> int:
    """Send over one line until nothing is due or something goes wrong; how many messages were settled."""
    sent = 0
    try:
        with Line(peer) as line:
            while not is_stopping() and (settled := send_round(peer, line)):
                sent += settled
    except (PeerAway, OSError) as error:
        note_failure(peer, type(error).__name__)
    return sent


def handle_waiting() -> int:
    """Handle everything that was received; how many messages."""
    lanes = Lane.objects.filter(direction=Direction.IN, messages__state=MessageState.RECEIVED).distinct()
    handled = 0
    for lane in lanes.select_related("peer"):
        while _after_the_others(lane):
            handled += 1
    return handled


def _after_the_others(lane: Lane) -> bool:
    let_pass()
    return handle_next(lane)


def prepare_for_all() -> int:
    """Make messages ready while others are on their way; how many."""
    return sum(prepare_round(peer) for peer in peers_to_serve())


def _again_and_again(stopping: threading.Event, act: Callable[[], int]) -> None:
    while not stopping.is_set():
        if not _survive(act):
            stopping.wait(_LOOK_SECONDS)
    connection.close()


def _survive(act: Callable[[], int | None]) -> int:
    """Whatever happens, the next look tries again."""
    try:
        return act() or 0
    except Error as error:
        logger.warning("exchange_without_database error=%s", type(error).__name__)
        connection.close()
    except Exception:
        logger.exception("exchange_failed")
    return 0
