"""Check a result: by the code or QR on it, or by uploading the file itself."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from hienluong.shared.signing.public import validate_pdf
from hienluong.systems.cases.limits import verify_limit
from hienluong.systems.cases.queries.verify import by_code, by_content

__all__ = ["verify", "verify_code"]

_LARGEST = 20_000_000
_LONGEST = 40


@require_http_methods(["GET", "POST"])
@never_cache
@verify_limit
def verify(request: HttpRequest) -> HttpResponse:
    """The two ways to check; an uploaded file is looked at and thrown away."""
    if request.method == "GET":
        return _by_typed_code(request)
    uploaded = request.FILES.get("file")
    if not isinstance(uploaded, UploadedFile) or not uploaded.size:
        return _again(request, _("Chọn tệp PDF cần kiểm tra."))
    if uploaded.size > _LARGEST:
        return _again(request, _("Tệp lớn hơn 20 MB nên không kiểm tra được."))
    content = uploaded.read()
    facts = {"report": validate_pdf(content), "issued": by_content(content), "name": uploaded.name}
    return render(request, "cases/verified_file.html", facts)


def _by_typed_code(request: HttpRequest) -> HttpResponse:
    """On to the page of the code; spaces and dashes that people type between its signs do not count."""
    typed = request.GET.get("ma", "")
    code = "".join(sign for sign in typed if sign.isascii() and sign.isalnum()).upper()[:_LONGEST]
    if code:
        return redirect("cases:verify-code", code=code)
    if typed.strip():
        return _again(request, _("Mã kiểm tra gồm chữ cái không dấu và chữ số, in cạnh mã QR."))
    return render(request, "cases/verify.html")


@require_GET
@never_cache
@verify_limit
def verify_code(request: HttpRequest, code: str) -> HttpResponse:
    """What the QR on a result opens."""
    issued = by_code(code)
    facts = {"issued": issued, "code": code}
    return render(request, "cases/verified_code.html", facts, status=200 if issued else 404)


def _again(request: HttpRequest, trouble: str) -> HttpResponse:
    return render(request, "cases/verify.html", {"trouble": trouble}, status=422)
