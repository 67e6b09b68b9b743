"""The rules for believing a certificate at a moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from asn1crypto import crl as asn1_crl
from asn1crypto import ocsp as asn1_ocsp
from asn1crypto import x509
from django.conf import settings
from django.db.models import Count, Max
from pyhanko_certvalidator import ValidationContext

from hienluong.base import clock
from hienluong.shared.signing.certificates.authority import authority_chain, crl
from hienluong.shared.signing.certificates.parsing import parsed_certificate
from hienluong.shared.signing.models import SigningKey
from hienluong.shared.signing.trust.anchors import anchors

__all__ = ["NOTHING_CARRIED", "Carried", "Trust", "trust_now"]

_NEVER = datetime.max.replace(tzinfo=UTC)
_lists: dict[object, asn1_crl.CertificateList] = {}


@dataclass(frozen=True, slots=True)
class Carried:
    """What a document brings along to be checked by itself."""

    certificates: tuple[x509.Certificate, ...] = ()
    ocsps: tuple[asn1_ocsp.OCSPResponse, ...] = ()
    crls: tuple[asn1_crl.CertificateList, ...] = ()


NOTHING_CARRIED = Carried()


def _current(carried: Carried, moment: datetime) -> Carried:
    """Without what was outdated by then: it says as little as what is not there, and must not say less."""
    return Carried(
        carried.certificates,
        tuple(each for each in carried.ocsps if _ends(each) >= moment),
        tuple(each for each in carried.crls if _list_ends(each) >= moment),
    )


def _ends(answer: asn1_ocsp.OCSPResponse) -> datetime:
    until = [single["next_update"].native for single in answer.response_data["responses"]]
    return min((end for end in until if end is not None), default=_NEVER)


def _list_ends(each: asn1_crl.CertificateList) -> datetime:
    until: datetime | None = each["tbs_cert_list"]["next_update"].native
    return until or _NEVER


@dataclass(frozen=True, slots=True)
class Trust:
    """Whom the house believes now: roots, certificates on the way to them, and its own revocation lists.

    `mark` changes with them, so that what was found once can be kept.
    """

    roots: tuple[x509.Certificate, ...]
    others: tuple[x509.Certificate, ...]
    lists: tuple[asn1_crl.CertificateList, ...]
    mark: object

    def at(self, moment: datetime, carried: Carried = NOTHING_CARRIED) -> ValidationContext:
        """The rules as of `moment`. Nothing is fetched from other machines; unknown revocation is let pass."""
        return self._context(moment, _current(carried, moment), self.lists, "soft-fail")

    def strictly_at(self, moment: datetime, carried: Carried) -> ValidationContext:
        """Only what the document carries counts, and everything needed must be there."""
        return self._context(moment, carried, (), "require")

    def _context(
        self, moment: datetime, carried: Carried, lists: Iterable[asn1_crl.CertificateList], mode: str
    ) -> ValidationContext:
        return ValidationContext(
            trust_roots=list(self.roots),
            other_certs=[*self.others, *carried.certificates],
            crls=[*lists, *carried.crls],
            ocsps=list(carried.ocsps),
            moment=moment,
            allow_fetching=False,
            revocation_mode=mode,
            retroactive_revinfo=True,
        )


def trust_now() -> Trust:
    """The operator's roots, and our own authority where this installation certifies."""
    own = authority_chain() if settings.OWN_AUTHORITY else []
    theirs = anchors()
    if not own:
        return Trust(tuple(theirs), (), (), tuple(root.sha256 for root in theirs))
    chain = [parsed_certificate(text) for text in own]
    mark = (*(certificate.sha256 for certificate in [chain[-1], *theirs]), _revocation_mark())
    return Trust((chain[-1], *theirs), tuple(chain[:-1]), (_own_list(mark),), mark)


def _revocation_mark() -> tuple[object, ...]:
    """Changes when a certificate is taken back, and each day because lists age."""
    facts = SigningKey.objects.filter(revoked_at__isnull=False).aggregate(Count("pk"), Max("revoked_at"))
    return (*facts.values(), clock.today())


def _own_list(mark: object) -> asn1_crl.CertificateList:
    """Our own list, signed once for each state of the books."""
    if mark not in _lists:
        if len(_lists) > 8:  # a few, because tests and restarts of the clock make new states
            _lists.clear()
        _lists[mark] = asn1_crl.CertificateList.load(crl())
    return _lists[mark]
