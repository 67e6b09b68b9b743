"""A proof that an entry stands in a sealed batch. Checked offline, with the public key and nothing else."""

import struct
from dataclasses import asdict, dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import TypeAdapter

from hienluong.kernel.journal.digest import entry_digest
from hienluong.kernel.journal.merkle import leaf_hash, root_from_path
from hienluong.kernel.journal.sealing import SealContent, key_id, seal_digest, signature_holds

__all__ = ["Proof", "proof_from_json", "proof_holds"]


@dataclass(frozen=True, slots=True)
class Proof:
    """An entry, its place in its batch, the path to the batch's root, and the signed seal over that root."""

    entry_id: int
    transaction: int
    line: str
    index: int
    path: tuple[str, ...]
    seal: SealContent
    signature: str

    def as_json(self) -> dict[str, object]:
        """As it is written to a file."""
        return asdict(self)


_SHAPE = TypeAdapter(Proof)


def proof_from_json(text: str | bytes) -> Proof:
    """A proof from its file. Raises ValueError when it is none."""
    return _SHAPE.validate_json(text)


def proof_holds(proof: Proof, key: Ed25519PublicKey) -> bool:
    """Whether `key` sealed exactly this entry."""
    try:
        path = [bytes.fromhex(step) for step in proof.path]
        signature = bytes.fromhex(proof.signature)
        digest = entry_digest(proof.line.encode())
        leaf = leaf_hash(proof.entry_id, proof.seal.epoch, proof.transaction, digest)
    except (ValueError, struct.error):
        return False
    root = root_from_path(leaf, proof.index, proof.seal.entries, path)
    rooted = root is not None and root.hex() == proof.seal.merkle_root
    return (
        rooted
        and key_id(key) == proof.seal.key_id
        and signature_holds(key, signature, seal_digest(proof.seal))
    )
