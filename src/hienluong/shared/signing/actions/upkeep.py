"""Keep signed files provable: complete what was signed while others were away, date anew before time-stamps end."""

import logging
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import HouseError
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.files.public import read_kept
from hienluong.shared.signing.actions.ensure_authority import ensure_demo_authority
from hienluong.shared.signing.errors import TimestampUnavailable
from hienluong.shared.signing.lasting.embedding import (
    certificates_in,
    newest_stamp_lasts_until,
    with_archive_stamp,
    with_evidence,
)
from hienluong.shared.signing.lasting.evidence import evidence_about
from hienluong.shared.signing.models import Level, Upkeep
from hienluong.shared.signing.queries import due_upkeeps
from hienluong.shared.signing.rules import due_at, next_try_after
from hienluong.shared.signing.stamping import stamper

__all__ = ["Renewal", "keep_provable", "refresh_pdf"]

logger = logging.getLogger(__name__)

_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Renewal:
    """What came of one round."""

    done: int
    postponed: int


def refresh_pdf(pdf: bytes) -> bytes:
    """The signed document with fresh revocation data and a new archive time-stamp behind all there is (B-LTA).

    Only adds; signatures stay what they are, also behind a seal. Asks other machines: outside a transaction only.
    Raises TimestampUnavailable, PdfNotSignable.
    """
    dated_by = stamper()
    if dated_by is None:
        raise TimestampUnavailable
    gathered = evidence_about(certificates_in(pdf))
    return with_archive_stamp(with_evidence(pdf, gathered.carried()), dated_by)


def keep_provable(limit: int = _AT_ONCE) -> Renewal:
    """Complete or renew what is due, the most pressing first. What cannot be done is tried again after a growing pause.

    A file's own bytes stay as they are; what is added is kept beside them and told by `with_upkeep`.
    """
    if settings.OWN_AUTHORITY:
        ensure_demo_authority()
    if stamper() is None:
        return Renewal(0, 0)
    results = [_renewed(upkeep) for upkeep in due_upkeeps()[:limit]]
    return Renewal(results.count(True), results.count(False))


def _renewed(upkeep: Upkeep) -> bool:
    pdf = read_kept(upkeep.record.file_sha256)
    if pdf is None:
        return _postponed(upkeep)
    try:
        longer = refresh_pdf(pdf + bytes(upkeep.tail))
    except HouseError as error:
        logger.info("signing.renewal_failed code=%s upkeep=%s", error.code, upkeep.pk)
        return _postponed(upkeep)
    _keep(upkeep, longer[len(pdf) :], longer)
    return True


def _postponed(upkeep: Upkeep) -> bool:
    upkeep.tries += 1
    upkeep.due_at = clock.now() + next_try_after(upkeep.tries)
    upkeep.save(update_fields=["tries", "due_at"])
    return False


@transaction.atomic
def _keep(upkeep: Upkeep, tail: bytes, longer: bytes) -> None:
    """Unless the file was signed further meanwhile: then the newer file has an upkeep of its own."""
    kept = Upkeep.objects.select_for_update().filter(pk=upkeep.pk).first()
    if kept is None:
        return
    now = clock.now()
    kept.tail, kept.level, kept.tries, kept.renewed_at = tail, Level.B_LTA, 0, now
    kept.lasts_until = newest_stamp_lasts_until(longer)
    kept.due_at = due_at(Level.B_LTA, kept.lasts_until, now)
    if kept.due_at <= now:  # a time-stamp that ends so soon would be renewed without end
        kept.due_at = now + next_try_after(16)
    kept.save()
    facts = {"file": upkeep.record.file_sha256, "level": str(Level.B_LTA)}
    subject = Subject("signature", upkeep.record.signature_sha256[:60])
    record(SYSTEM, "signing.proof_renewed", subject, facts=facts)
