"""Merkle trees as in RFC 6962 (section 2.1): leaves and nodes are hashed with different prefixes. Pure."""

import hashlib
import struct
from collections.abc import Sequence
from itertools import zip_longest

__all__ = ["EMPTY_ROOT", "inclusion_path", "leaf_hash", "root_from_path", "tree_root"]

EMPTY_ROOT = hashlib.sha256(b"").digest()
_PLACE = struct.Struct(">qhq")


def leaf_hash(entry_id: int, epoch: int, transaction: int, digest: bytes) -> bytes:
    """The leaf of an entry: its place in the journal and the digest of its content."""
    return hashlib.sha256(b"\x00" + _PLACE.pack(entry_id, epoch, transaction) + digest).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def tree_root(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes, in order. Level by level: a lone last node moves up as it is."""
    if not leaves:
        return EMPTY_ROOT
    level = list(leaves)
    while len(level) > 1:
        level = _next_level(level)
    return level[0]


def _next_level(level: list[bytes]) -> list[bytes]:
    pairs = zip_longest(level[::2], level[1::2])
    return [_node(left, right) if right is not None else left for left, right in pairs]


def inclusion_path(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The neighbours one needs to compute the root from leaf `index`, lowest first."""
    level, path = list(leaves), []
    while len(level) > 1:
        neighbour = index ^ 1
        if neighbour < len(level):
            path.append(level[neighbour])
        level, index = _next_level(level), index // 2
    return path


def root_from_path(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root that `path` leads to from the leaf at `index` of `size`; None when it cannot be such a path."""
    if not 0 <= index < size:
        return None
    neighbours, node, last = iter(path), leaf, size - 1
    while last > 0:
        if index % 2 or index < last:
            neighbour = next(neighbours, None)
            if neighbour is None:
                return None
            node = _node(neighbour, node) if index % 2 else _node(node, neighbour)
        index, last = index // 2, last // 2
    return node if next(neighbours, None) is None else None
