"""An installation that talks to itself: what leaves it for the outside comes in by its own gateway, over real TLS."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from tests.systems.documents.conftest import TODAY, Department, World, world

from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.jobs.public import work_off
from hienluong.kernel.organisation.public import Agency
from hienluong.systems.documents.public import Document, Way
from hienluong.systems.documents.values import ReceiverIn
from hienluong.systems.exchange.gateway.server import Gateway
from hienluong.systems.exchange.models import Message, Peer
from hienluong.systems.exchange.public import add_peer, own_card
from hienluong.systems.exchange.running import handle_waiting, send_to

__all__ = ["TODAY", "Loop", "loop", "world"]


@dataclass(frozen=True, slots=True)
class Loop:
    """Science sends to interior as if it stood in another installation."""

    world: World
    gateway: Gateway

    @property
    def peer(self) -> Peer:
        """The other side, fresh from the database."""
        return Peer.objects.get()

    @property
    def science(self) -> Department:
        return self.world.science

    @property
    def interior(self) -> Department:
        return self.world.interior

    def issued(self, **more: Any) -> Document:
        """A letter of science to interior, by exchange; its packet waits."""
        return self.science.issued(receivers=[outside(self.interior.agency)], **more)

    def travel(self) -> None:
        """Send, handle and follow until nothing moves any more."""
        for _ in range(8):
            work_off()
            if not send_to(self.peer) + handle_waiting():
                return

    def arrived(self) -> list[Document]:
        """What interior got, in order."""
        return list(Document.objects.filter(agency=self.interior.agency, flow="incoming").order_by("pk"))


def outside(agency: Agency) -> ReceiverIn:
    """The agency as a receiver elsewhere."""
    name, identifier = agency.states.values_list("name", "identifier").get()
    return ReceiverIn(name=name, identifier=identifier, way=Way.EXCHANGE)


@pytest.fixture
def loop(world: World, settings: Any) -> Iterator[Loop]:
    gateway = Gateway("127.0.0.1", 0)
    settings.EXCHANGE_ADDRESS = f"https://127.0.0.1:{gateway.port}"
    gateway.start()
    add_peer(SYSTEM, own_card())
    forget_all()
    yield Loop(world, gateway)
    gateway.stop()


def waiting(**named: Any) -> list[Message]:
    """Messages that are not over."""
    return list(Message.objects.filter(state__in=["waiting", "ready", "received"], **named))
