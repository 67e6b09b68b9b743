"""Front door of signing."""

from hienluong.shared.signing.actions.enrol_key import Enrolment, enrol_key
from hienluong.shared.signing.actions.ensure_authority import ensure_demo_authority
from hienluong.shared.signing.actions.revoke_key import revoke_key
from hienluong.shared.signing.actions.sign import seal_pdf, sign_pdf
from hienluong.shared.signing.certificates.authority import crl
from hienluong.shared.signing.errors import (
    AlreadySealed,
    KeyRefused,
    KeyUnavailable,
    NoSigningKey,
    NotYourPost,
    NumberPlaceMissing,
    PdfNotSignable,
)
from hienluong.shared.signing.models import Role, SignatureRecord, SigningKey
from hienluong.shared.signing.pdf.fields import lay_fields, stamp_number
from hienluong.shared.signing.pdf.verifying import verify_pdf
from hienluong.shared.signing.report import FoundSignature, Problem, Report, TimeSource, Verdict
from hienluong.shared.signing.values import SealRequest, SignRequest

__all__ = [
    "AlreadySealed",
    "Enrolment",
    "FoundSignature",
    "KeyRefused",
    "KeyUnavailable",
    "NoSigningKey",
    "NotYourPost",
    "NumberPlaceMissing",
    "PdfNotSignable",
    "Problem",
    "Report",
    "Role",
    "SealRequest",
    "SignRequest",
    "SignatureRecord",
    "SigningKey",
    "TimeSource",
    "Verdict",
    "crl",
    "enrol_key",
    "ensure_demo_authority",
    "lay_fields",
    "revoke_key",
    "seal_pdf",
    "sign_pdf",
    "stamp_number",
    "verify_pdf",
]
