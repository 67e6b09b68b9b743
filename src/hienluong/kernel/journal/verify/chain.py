"""Whether a seal is what was signed, follows the one before, and stands in the file of roots."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.utils.translation import gettext as _

from hienluong.kernel.journal import root_log
from hienluong.kernel.journal.digest import stamp
from hienluong.kernel.journal.models import Seal
from hienluong.kernel.journal.sealing import GENESIS, SealContent, seal_digest, signature_holds
from hienluong.kernel.journal.verify.verdict import Fault, FaultKind

__all__ = ["RootLog", "chain_faults", "content_of"]


def content_of(seal: Seal) -> SealContent:
    """What a stored seal says."""
    return SealContent(
        number=seal.number,
        epoch=seal.epoch,
        from_transaction=seal.from_transaction,
        until_transaction=seal.until_transaction,
        entries=seal.entries,
        merkle_root=bytes(seal.merkle_root).hex(),
        previous=bytes(seal.previous).hex(),
        sealed_at=stamp(seal.sealed_at),
        key_id=seal.key_id,
    )


def chain_faults(
    seal: Seal, previous: Seal | None, trusted: Mapping[str, Ed25519PublicKey]
) -> Iterator[Fault]:
    """What is wrong with a seal itself and with its place after `previous`."""
    expected = previous.number + 1 if previous else 1
    if seal.number != expected:
        yield Fault(FaultKind.SEAL_REMOVED, _numbered(expected), previous.sealed_at if previous else None)
    elif bytes(seal.previous) != bytes(previous.digest if previous else GENESIS):
        yield Fault(FaultKind.SEAL_ALTERED, _numbered(seal.number), seal.sealed_at)
        return
    digest = seal_digest(content_of(seal))
    if digest != bytes(seal.digest):
        yield Fault(FaultKind.SEAL_ALTERED, _numbered(seal.number), seal.sealed_at)
    key = trusted.get(seal.key_id)
    if key is None or not signature_holds(key, bytes(seal.signature), bytes(seal.digest)):
        yield Fault(FaultKind.SIGNATURE_WRONG, _numbered(seal.number), seal.sealed_at)


def _numbered(number: int) -> str:
    return _("Lô số %(number)s") % {"number": number}


@dataclass(frozen=True, slots=True)
class RootLog:
    """The file of roots, or None when it cannot be read as one."""

    roots: Mapping[int, str] | None

    @classmethod
    def read(cls) -> "RootLog":
        """The file as it is now: read before the database, so that it is never ahead of it."""
        try:
            return cls(root_log.logged_roots())
        except ValueError:
            return cls(None)

    def faults_of(self, seal: Seal) -> Iterator[Fault]:
        """Whether the file says the same about `seal`; the newest one may not be written down yet."""
        if self.roots is None:
            return
        written = self.roots.get(seal.number)
        if written is None and seal.number < max(self.roots, default=0):
            yield Fault(FaultKind.ROOTS_BROKEN, _numbered(seal.number), seal.sealed_at)
        elif written is not None and written != bytes(seal.digest).hex():
            yield Fault(FaultKind.SEAL_ALTERED, _numbered(seal.number), seal.sealed_at)

    def faults_after(self, last: Seal | None) -> Iterator[Fault]:
        """Whether the file knows of later seals than the database, or stopped before it."""
        number, since = (last.number, last.sealed_at) if last else (0, None)
        if self.roots is None:
            yield Fault(FaultKind.ROOTS_BROKEN, str(root_log.log_path()))
            return
        logged = max(self.roots, default=0)
        if logged > number:
            yield Fault(FaultKind.SEALS_CUT_OFF, _numbered(number + 1), since)
        elif logged < number - 1:
            yield Fault(FaultKind.ROOTS_BROKEN, _numbered(logged + 1))
