"""Front door of signing."""

from hienluong.shared.signing.actions.enrol_key import Enrolment, described_enrolment, enrol_key
from hienluong.shared.signing.actions.ensure_authority import ensure_demo_authority
from hienluong.shared.signing.actions.revoke_key import revoke_key
from hienluong.shared.signing.actions.sign import seal_pdf, sign_pdf
from hienluong.shared.signing.actions.sign_xml import sign_xml
from hienluong.shared.signing.actions.trust import anchors_in, trust_anchor
from hienluong.shared.signing.actions.two_steps import finish_signature, prepare_signature
from hienluong.shared.signing.actions.upkeep import refresh_pdf
from hienluong.shared.signing.certificates.authority import crl, own_roots
from hienluong.shared.signing.errors import (
    ActivationRefused,
    AlreadySealed,
    KeyRefused,
    KeyUnavailable,
    NoSigningKey,
    NotYourPost,
    NumberPlaceMissing,
    PdfNotSignable,
    PreparedNotFound,
    SignatureRefused,
    SignedElsewhere,
    TimestampUnavailable,
    XmlNotReadable,
    XmlNotSignable,
)
from hienluong.shared.signing.models import Level, Role, SignatureRecord, SigningKey
from hienluong.shared.signing.pdf.fields import lay_fields, stamp_number
from hienluong.shared.signing.pdf.validating import validate_pdf
from hienluong.shared.signing.queries import with_upkeep
from hienluong.shared.signing.report import (
    FoundSignature,
    Problem,
    Remark,
    Revocation,
    SignatureReport,
    TimeSource,
    Verdict,
)
from hienluong.shared.signing.stamping import stamp_of
from hienluong.shared.signing.values import Activation, SealRequest, SignRequest, ToSign
from hienluong.shared.signing.xml.validating import validate_xml

__all__ = [
    "Activation",
    "ActivationRefused",
    "AlreadySealed",
    "Enrolment",
    "FoundSignature",
    "KeyRefused",
    "KeyUnavailable",
    "Level",
    "NoSigningKey",
    "NotYourPost",
    "NumberPlaceMissing",
    "PdfNotSignable",
    "PreparedNotFound",
    "Problem",
    "Remark",
    "Revocation",
    "Role",
    "SealRequest",
    "SignRequest",
    "SignatureRecord",
    "SignatureRefused",
    "SignatureReport",
    "SignedElsewhere",
    "SigningKey",
    "TimeSource",
    "TimestampUnavailable",
    "ToSign",
    "Verdict",
    "XmlNotReadable",
    "XmlNotSignable",
    "anchors_in",
    "crl",
    "described_enrolment",
    "enrol_key",
    "ensure_demo_authority",
    "finish_signature",
    "lay_fields",
    "own_roots",
    "prepare_signature",
    "refresh_pdf",
    "revoke_key",
    "seal_pdf",
    "sign_pdf",
    "sign_xml",
    "stamp_number",
    "stamp_of",
    "trust_anchor",
    "validate_pdf",
    "validate_xml",
    "with_upkeep",
]
