"""Take a piece of a file that travels beside a packet."""

import os
import shutil
from collections.abc import Iterator

from hienluong.systems.exchange.errors import Crowded, NotReadable
from hienluong.systems.exchange.models import Peer
from hienluong.systems.exchange.queries.parts import MOST_BYTES, held, part_path

__all__ = ["LEAST_FREE_BYTES", "take_part"]

LEAST_FREE_BYTES = 500_000_000
"""Below that much room on the disk nothing new is taken; what is here must still be handled."""


def take_part(peer: Peer, sha256: str, at: int, pieces: Iterator[bytes]) -> int:
    """Add bytes from place `at` on, which is where the file here ends; how many are here then.

    What was written stays when the line is cut, so that sending goes on from there. Raises NotReadable for another
    place or too many bytes, Crowded when the disk is nearly full.
    """
    path = part_path(peer.code, sha256)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if at != held(peer.code, sha256):
        raise NotReadable
    if shutil.disk_usage(path.parent).free < LEAST_FREE_BYTES:
        raise Crowded
    with path.open("ab") as file:
        for piece in pieces:
            at += len(piece)
            if at > MOST_BYTES:
                raise NotReadable
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return at
