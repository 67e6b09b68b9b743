"""Keep the house's own evidence of a signature."""

from django.db import transaction

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.signing.actions.acts import Deed
from hienluong.shared.signing.models import SignatureRecord
from hienluong.shared.signing.pdf.signing import MadeSignature

__all__ = ["remember"]


@transaction.atomic
def remember(actor: Actor, deed: Deed, made: MadeSignature) -> None:
    """Note the digests of file and signature, by whose key and when; journaled."""
    key = deed.key
    SignatureRecord.objects.create(
        key=key,
        file_sha256=made.file_sha256,
        signature_sha256=made.signature_sha256,
        post_id=deed.post_id,
        mode=deed.mode,
        reason=deed.reason[:200],
        at=clock.now(),
    )
    facts = {"file": made.file_sha256, "key": str(key.uid), "post": deed.post_id, "mode": deed.mode}
    subject = Subject("signature", made.signature_sha256[:60], key.agency_id)
    record(actor, deed.verb, subject, right=deed.right, facts=facts)
