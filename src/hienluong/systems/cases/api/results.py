"""Whether a paper is one that the province issued: by the code on it, or by the file itself."""

from dataclasses import asdict

from django.http import HttpRequest
from django.views.decorators.cache import never_cache
from ninja import File, Router, UploadedFile
from ninja.decorators import decorate_view

from hienluong.base.errors import TooLarge
from hienluong.face.api_shapes import FILE, SENT, refusals, takes
from hienluong.shared.files.public import limits_for
from hienluong.shared.signing.public import FoundSignature, validate_pdf
from hienluong.systems.cases.api.shapes import IssuedOut, SignatureOut, VerifiedFileOut
from hienluong.systems.cases.errors import ResultNotFound
from hienluong.systems.cases.limits import verify_limit
from hienluong.systems.cases.queries.verify import IssuedResult, by_code, by_content

__all__ = ["router"]

router = Router(tags=["results"])


@router.post("/results/verify", response={200: VerifiedFileOut, **refusals(*SENT)})
@decorate_view(takes(FILE), verify_limit)
def verify_file(request: HttpRequest, file: File[UploadedFile]) -> VerifiedFileOut:  # noqa: ARG001
    """Check the signatures of a PDF and whether it is exactly as issued. It is looked at and thrown away."""
    if (file.size or 0) > limits_for("verify").max_bytes:
        raise TooLarge
    content = file.read()
    report, issued = validate_pdf(content), by_content(content)
    return VerifiedFileOut(
        verdict=str(report.verdict),
        says=report.sentences[0],
        signatures=[_signature(found) for found in report.signatures],
        issued=_issued(issued) if issued else None,
    )


@router.get("/results/{code}", response={200: IssuedOut, **refusals(404)})
@decorate_view(never_cache, verify_limit)
def show_result(request: HttpRequest, code: str) -> IssuedOut:  # noqa: ARG001 - public
    """What the QR on a result leads to: that it was issued, by whom, when, and whether it still holds."""
    issued = by_code(code) if code.isascii() and code.isprintable() else None
    if issued is None:
        raise ResultNotFound
    return _issued(issued)


def _issued(issued: IssuedResult) -> IssuedOut:
    return IssuedOut.model_validate(asdict(issued))


def _signature(found: FoundSignature) -> SignatureOut:
    return SignatureOut(
        who=found.who,
        agency=found.agency,
        title=found.title,
        at=found.at,
        intact=found.intact,
        trusted=found.trusted,
        problems=[str(problem) for problem in found.problems],
        says=found.sentence,
    )
