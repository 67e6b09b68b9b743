"""Give a post's holder or an agency a key and its certificate."""

from dataclasses import dataclass, replace

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from django.conf import settings
from django.db import transaction

from hienluong.base import clock
from hienluong.base.ids import uuid7
from hienluong.kernel.access.public import SYSTEM, Actor
from hienluong.kernel.jobs.public import emit
from hienluong.kernel.journal.public import Subject, record
from hienluong.kernel.organisation.public import Agency, Post
from hienluong.kernel.people.public import Officer
from hienluong.shared.signing import events
from hienluong.shared.signing.actions.ensure_authority import ensure_demo_authority
from hienluong.shared.signing.certificates.authority import issue_certificate, pem_of
from hienluong.shared.signing.certificates.building import name_of
from hienluong.shared.signing.errors import KeyRefused, NoSigningKey, SignatureRefused
from hienluong.shared.signing.identity import checked_signature, mechanism_of
from hienluong.shared.signing.models import Role, SigningKey
from hienluong.shared.signing.providers import NOTHING_TYPED, Credential, default_provider, provider_named
from hienluong.shared.signing.queries import agency_name, live_person_key, live_seal_key

__all__ = ["Enrolment", "described_enrolment", "enrol_key", "person_key", "seal_key"]

_RIGHT = "signing.manage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """A key that exists already with its provider, and the certificate somebody else issued for it.

    For a person, `post_id` and `account_id` are both given; for an agency's seal neither is.
    `chain` holds the issuers' certificates as PEM. A remote service knows both: see `described_enrolment`.
    """

    agency_id: int
    provider: str
    key_reference: str
    certificate: str = ""
    chain: str = ""
    post_id: int | None = None
    account_id: int | None = None


@transaction.atomic
def enrol_key(actor: Actor, enrolment: Enrolment) -> SigningKey:
    """Take into use a key with an outside certificate; the owner's former key makes no more signatures.

    Raises NotAllowed, and KeyRefused when the certificate is unreadable, out of date or not of this key.
    """
    Agency.objects.select_for_update().get(pk=enrolment.agency_id)
    actor.require(_RIGHT, enrolment.agency_id)
    certificate = _checked(enrolment)
    owner = _Owner(enrolment.agency_id, enrolment.post_id, enrolment.account_id)
    return _store(actor, owner, enrolment, certificate)


def described_enrolment(enrolment: Enrolment) -> Enrolment:
    """The enrolment with the certificates that the key's provider knows, unless it has its own.

    May ask a remote service, so not inside a transaction. Raises KeyUnavailable.
    """
    if enrolment.certificate:
        return enrolment
    described = provider_named(enrolment.provider).described(enrolment.key_reference)
    if described is None:
        return enrolment
    return replace(enrolment, certificate=described.certificate, chain=described.chain)


def person_key(post: Post, account_id: int) -> SigningKey:
    """The key of this person in this post; made at the first signature where the house issues certificates."""
    return _key_of(_Owner(post.agency_id, post.pk, account_id))


def seal_key(agency_id: int) -> SigningKey:
    """The key of the agency's seal; made at the first seal where the house issues certificates."""
    return _key_of(_Owner(agency_id, None, None))


@dataclass(frozen=True, slots=True)
class _Owner:
    agency_id: int
    post_id: int | None
    account_id: int | None

    @property
    def role(self) -> Role:
        return Role.SEAL if self.post_id is None else Role.PERSON

    def live_key(self) -> SigningKey | None:
        if self.post_id is None or self.account_id is None:
            return live_seal_key(self.agency_id)
        return live_person_key(self.post_id, self.account_id)

    def subject(self) -> x509.Name:
        """The name on the certificate: the person in the post, or the agency."""
        agency = agency_name(self.agency_id)
        if self.post_id is None or self.account_id is None:
            return name_of(agency, agency)
        post, officer = Post.objects.get(pk=self.post_id), Officer.objects.get(account_id=self.account_id)
        return name_of(officer.full_name, agency, post.title)


def _key_of(owner: _Owner) -> SigningKey:
    key = owner.live_key()
    return _issued(owner) if key is None or _expired(key) else key


def _expired(key: SigningKey) -> bool:
    return key.valid_to <= clock.now()


@transaction.atomic
def _issued(owner: _Owner) -> SigningKey:
    """Make a key and certify it. Two first signatures at once make one key: the agency's row is the lock."""
    if not settings.OWN_AUTHORITY:
        raise NoSigningKey
    Agency.objects.select_for_update().get(pk=owner.agency_id)
    if (made_meanwhile := owner.live_key()) and not _expired(made_meanwhile):
        return made_meanwhile
    ensure_demo_authority()
    provider = default_provider()
    made = provider.make_key(f"{owner.role}-{uuid7().hex}")
    certificate = issue_certificate(made.public_key, owner.subject())
    enrolment = Enrolment(
        agency_id=owner.agency_id,
        provider=provider.name,
        key_reference=made.reference,
        certificate=pem_of(certificate),
    )
    return _store(SYSTEM, owner, enrolment, certificate)


def _store(actor: Actor, owner: _Owner, enrolment: Enrolment, certificate: x509.Certificate) -> SigningKey:
    now = clock.now()
    if (former := owner.live_key()) is not None:
        former.ended_at = now
        former.save(update_fields=["ended_at"])
    key = SigningKey.objects.create(
        uid=uuid7(),
        role=owner.role,
        agency_id=owner.agency_id,
        post_id=owner.post_id,
        account_id=owner.account_id,
        provider=enrolment.provider,
        key_reference=enrolment.key_reference,
        certificate=enrolment.certificate,
        chain=enrolment.chain,
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
        serial=f"{certificate.serial_number:x}",
        valid_from=certificate.not_valid_before_utc,
        valid_to=certificate.not_valid_after_utc,
        created_at=now,
    )
    record(actor, "signing.key_enrolled", Subject("signing_key", str(key.uid), owner.agency_id), right=_RIGHT)
    emit(events.KEY_ENROLLED, {"key": key.pk})
    return key


def _checked(enrolment: Enrolment) -> x509.Certificate:
    """The certificate, if it is in force and its key is the one the provider signs with."""
    try:
        certificate = x509.load_pem_x509_certificate(enrolment.certificate.encode())
        x509.load_pem_x509_certificates(enrolment.chain.encode()) if enrolment.chain else None
    except ValueError as error:
        raise KeyRefused from error
    in_force = certificate.not_valid_before_utc <= clock.now() < certificate.not_valid_after_utc
    whole_owner = (enrolment.post_id is None) == (enrolment.account_id is None)
    if not in_force or not whole_owner:
        raise KeyRefused
    _try(enrolment)
    return certificate


def _try(enrolment: Enrolment) -> None:
    """Let the key sign once, unless only its holder can."""
    mechanism, provider = mechanism_of(enrolment.certificate), provider_named(enrolment.provider)
    if not provider.tried_at_enrolment:
        return
    probe = uuid7().bytes
    made = provider.sign(Credential(enrolment.key_reference, mechanism), probe, NOTHING_TYPED)
    try:
        checked_signature(enrolment.certificate, probe, made)
    except SignatureRefused as error:
        raise KeyRefused from error
