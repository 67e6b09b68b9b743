"""The proof of one message, for anybody and for years: who said what, who confirmed it, and when at the latest."""

import base64
import hashlib

from hienluong.systems.exchange.errors import MessageNotFound
from hienluong.systems.exchange.models import Direction, Message
from hienluong.systems.exchange.queries.peers import certificate_named
from hienluong.systems.exchange.wire.tokens import issuer_of

__all__ = ["leaf_of", "proof_of"]


def leaf_of(message: Message) -> bytes:
    """What a batch of the log holds of a message: both statements."""
    return hashlib.sha256(b"\x00" + message.header.encode() + b"\n" + message.receipt.encode()).digest()


def proof_of(uid: str) -> dict[str, object]:
    """Both statements with the certificates of their signers, and the way to a dated root once there is one.

    Raises MessageNotFound.
    """
    message = (
        Message.objects.filter(uid=uid).exclude(header="").select_related("stamp").order_by("pk").first()
    )
    if message is None:
        raise MessageNotFound
    statements = [each for each in (message.header, message.receipt) if each]
    return {
        "id": str(message.uid),
        "header": message.header,
        "receipt": message.receipt,
        "content": base64.b64encode(bytes(message.content or b"")).decode(),
        "certificates": {name: certificate_named(name) for name in map(issuer_of, statements)},
        "sent": message.direction == Direction.OUT,
        "log": _place_in_log(message),
    }


def _place_in_log(message: Message) -> dict[str, object] | None:
    if message.stamp is None:
        return None
    from hienluong.kernel.journal.public import inclusion_path

    leaves, index = [], 0
    for place, each in enumerate(message.stamp.messages.order_by("pk")):
        leaves.append(leaf_of(each))
        index = place if each.pk == message.pk else index
    path = [node.hex() for node in inclusion_path(leaves, index)]
    token = base64.b64encode(bytes(message.stamp.token)).decode()
    return {"index": index, "size": len(leaves), "path": path, "root": message.stamp.root, "timestamp": token}
