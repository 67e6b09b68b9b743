"""Keep the house's own evidence of a signature."""

from django.db import transaction

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.signing.actions.acts import Deed
from hienluong.shared.signing.actions.finish import Finished
from hienluong.shared.signing.models import SignatureRecord, Upkeep
from hienluong.shared.signing.rules import due_at

__all__ = ["remember"]


@transaction.atomic
def remember(actor: Actor, deed: Deed, made: Finished, earlier: list[str]) -> None:
    """Note the digests of file and signature, by whose key and when, and what is to be done for the file; journaled.

    `earlier` are the signatures that the file held before; the file without the new one needs no upkeep any more.
    """
    key, now, file_sha256 = deed.key, clock.now(), made.file_sha256
    if earlier:
        Upkeep.objects.filter(record__signature_sha256__in=earlier).delete()
    kept = SignatureRecord.objects.create(
        key=key,
        file_sha256=file_sha256,
        file_size=len(made.pdf),
        signature_sha256=made.signature_sha256,
        post_id=deed.post_id,
        mode=deed.mode,
        reason=deed.reason[:200],
        at=now,
    )
    due = due_at(made.level, made.lasts_until, now)
    Upkeep.objects.create(record=kept, level=made.level, lasts_until=made.lasts_until, due_at=due)
    facts = {"file": file_sha256, "key": str(key.uid), "post": deed.post_id, "mode": deed.mode}
    subject = Subject("signature", made.signature_sha256[:60], key.agency_id)
    record(actor, deed.verb, subject, right=deed.right, facts=facts)
