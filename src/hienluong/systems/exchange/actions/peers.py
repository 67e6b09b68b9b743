"""Know another installation, learn its new certificates, stop talking to it."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.fresh import forget_all
from hienluong.base.text import clean_line, fold
from hienluong.kernel.access.public import SYSTEM, Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.signing.public import anchors_in, trust_anchor
from hienluong.systems.exchange.errors import PeerNotFound
from hienluong.systems.exchange.models import OutsideAgency, Peer, PeerKey, PeerState, Permit
from hienluong.systems.exchange.rights import MANAGE
from hienluong.systems.exchange.values import AgencyCard, PeerCard
from hienluong.systems.exchange.wire.tokens import fingerprint

__all__ = ["add_peer", "close", "end_key", "learn", "pause", "permit", "resume"]


@transaction.atomic
def add_peer(actor: Actor, card: PeerCard, *, trust_authorities: bool = False) -> Peer:
    """Talk to the installation of a card, whose certificates the operator compared. It may send documents of all types.

    Known already: address, name, agencies and certificates become those of the card. `trust_authorities` also believes
    the signatures of its agencies, below the roots of the card. Raises NotAllowed, Invalid, AnchorRefused.
    """
    actor.require(MANAGE)
    _ensure_sound(card)
    peer, is_new = Peer.objects.update_or_create(
        code=card.code,
        defaults={"name": clean_line(card.name)[:200], "address": card.address, "state": PeerState.ACTIVE},
        create_defaults={
            "name": clean_line(card.name)[:200], "address": card.address, "added_at": clock.now(),
        },
    )  # fmt: skip
    _learn_keys(peer, card.certificates)
    _learn_agencies(peer, card.agencies)
    if is_new:
        Permit.objects.create(peer=peer, valid_from=clock.today())
    if trust_authorities:
        for root in card.authorities:
            for anchor in anchors_in(root.encode()):
                trust_anchor(actor, anchor)
    _journal(actor, "exchange.peer_added", peer)
    forget_all()
    return peer


def _ensure_sound(card: PeerCard) -> None:
    address = urlsplit(card.address)
    if address.scheme != "https" or not address.hostname:
        raise Invalid({"address": gettext_noop("Địa chỉ phải bắt đầu bằng https://.")})
    if not card.code.replace("-", "").isalnum() or not card.code.isascii() or len(card.code) > 40:
        raise Invalid({"code": gettext_noop("Mã hệ thống chỉ gồm chữ không dấu, số và dấu gạch nối.")})
    if not card.certificates:
        raise Invalid({"certificates": gettext_noop("Thẻ kết nối không có chứng thư.")})


@transaction.atomic
def learn(peer: Peer, card: PeerCard) -> int:
    """New certificates and agencies that an installation told over a line that its present certificate proves.

    How many certificates are new. Its code never changes. Raises Invalid.
    """
    if card.code != peer.code:
        raise Invalid({"code": gettext_noop("Thẻ kết nối của hệ thống khác.")})
    new = _learn_keys(peer, card.certificates)
    _learn_agencies(peer, card.agencies)
    if new:
        forget_all()
        _journal(SYSTEM, "exchange.keys_learnt", peer)
    return new


def _learn_keys(peer: Peer, certificates: Iterable[str]) -> int:
    known = set(peer.keys.values_list("fingerprint", flat=True))
    found = [_parsed(text) for text in certificates]
    new = [each for each in found if fingerprint(each) not in known]
    for certificate in new:
        PeerKey.objects.create(
            peer=peer, fingerprint=fingerprint(certificate), added_at=clock.now(), certificate=_pem(certificate),
            not_before=certificate.not_valid_before_utc, not_after=certificate.not_valid_after_utc,
        )  # fmt: skip
    return len(new)


def _parsed(text: str) -> x509.Certificate:
    try:
        certificate = x509.load_pem_x509_certificate(text.encode())
    except ValueError as error:
        raise Invalid(
            {"certificates": gettext_noop("Chứng thư trong thẻ kết nối không đọc được.")}
        ) from error
    if not isinstance(certificate.public_key(), ec.EllipticCurvePublicKey):
        raise Invalid(
            {"certificates": gettext_noop("Chứng thư liên thông phải dùng khóa trên đường cong P-256.")}
        )
    return certificate


def _pem(certificate: x509.Certificate) -> str:
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificate.public_bytes(Encoding.PEM).decode()


def _learn_agencies(peer: Peer, agencies: Iterable[AgencyCard]) -> None:
    """Those of the card are in force; those that it no longer names end today."""
    today = clock.today()
    held = {each.identifier: each for each in peer.agencies.filter(valid_until=None)}
    named = {each.identifier: clean_line(each.name)[:300] for each in agencies if each.identifier}
    for identifier, name in named.items():
        if identifier not in held:
            OutsideAgency.objects.create(
                peer=peer, identifier=identifier[:40], name=name, name_key=fold(name), valid_from=today
            )
        elif held[identifier].name != name:
            OutsideAgency.objects.filter(pk=held[identifier].pk).update(name=name, name_key=fold(name))
    peer.agencies.filter(valid_until=None).exclude(identifier__in=named).update(valid_until=today)


@transaction.atomic
def end_key(actor: Actor, name: str) -> PeerKey:
    """Believe nothing of this certificate any more, from now on: its key was lost. Raises NotAllowed, PeerNotFound."""
    actor.require(MANAGE)
    key = PeerKey.objects.select_related("peer").filter(fingerprint=name).first()
    if key is None:
        raise PeerNotFound
    key.ended_at = clock.now()
    key.save(update_fields=["ended_at"])
    forget_all()
    _journal(actor, "exchange.key_ended", key.peer)
    return key


def pause(actor: Actor, code: str) -> Peer:
    """Send nothing there for now; what is to go waits."""
    return _turn(actor, code, PeerState.PAUSED)


def resume(actor: Actor, code: str) -> Peer:
    """Send again, at once."""
    return _turn(actor, code, PeerState.ACTIVE)


def close(actor: Actor, code: str) -> Peer:
    """Neither send nor believe anything; the log of messages stays."""
    return _turn(actor, code, PeerState.CLOSED)


@transaction.atomic
def _turn(actor: Actor, code: str, state: PeerState) -> Peer:
    actor.require(MANAGE)
    peer = Peer.objects.select_for_update().filter(code=code).first()
    if peer is None:
        raise PeerNotFound
    peer.state, peer.next_try_at = state, None
    peer.save(update_fields=["state", "next_try_at"])
    _journal(actor, "exchange.peer_changed", peer)
    forget_all()
    return peer


@transaction.atomic
def permit(actor: Actor, code: str, sender: str = "", type_code: str = "") -> Permit:
    """From today it may send documents of this type, of this agency; empty words stand for any.

    Raises NotAllowed, PeerNotFound.
    """
    actor.require(MANAGE)
    peer = Peer.objects.filter(code=code).first()
    if peer is None:
        raise PeerNotFound
    made = Permit.objects.create(peer=peer, sender=sender, type_code=type_code, valid_from=clock.today())
    _journal(actor, "exchange.permitted", peer)
    return made


def _journal(actor: Actor, verb: str, peer: Peer) -> None:
    record(actor, verb, Subject("peer", peer.code), right=MANAGE, facts={"state": peer.state})
