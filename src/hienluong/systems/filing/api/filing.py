"""Filing by an app: files first, then the whole case in one call."""

from http import HTTPStatus
from typing import Annotated, BinaryIO, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import File, Header, Router, Status, UploadedFile
from ninja.decorators import decorate_view

from hienluong.face.api_shapes import FILE, FORBIDDEN, JSON, SENT, refusals, takes
from hienluong.kernel.access.public import Actor, HouseRequest, count_try
from hienluong.kernel.signin.public import ApiToken, app_of
from hienluong.shared.files.public import Purpose, UploadedBytes, store
from hienluong.systems.cases.public import Case, require_citizen, visible_case
from hienluong.systems.filing.actions.file_at_once import FileAtOnce, file_at_once
from hienluong.systems.filing.api.shapes import FileCaseIn, FiledOut, FileOut

__all__ = ["router"]

router = Router(tags=["filing"], auth=ApiToken("cases:file"))

_FILES_A_MINUTE = 30
_CASES_A_MINUTE = 30


@router.post("/files", response={201: FileOut, **refusals(*FORBIDDEN, *SENT)})
@decorate_view(takes(FILE))
def send_file(request: HttpRequest, file: File[UploadedFile]) -> Status[FileOut]:
    """Send one file; it is looked at and scanned, and good for a day. 30 a minute."""
    actor = _citizen(request)
    count_try("api.files", str(actor.account_id), tries=_FILES_A_MINUTE, seconds=60)
    content = UploadedBytes(file.name or "", cast("BinaryIO", file.file), file.content_type or "")
    stored = store(actor, content, Purpose("cases.paper", actor.party_id))
    blob = stored.blob
    told = FileOut(
        id=stored.uid,
        name=stored.name,
        size=blob.size,
        media_type=blob.media_type,
        sha256=blob.sha256,
        state=str(stored.state),
    )
    return Status(HTTPStatus.CREATED, told)


@router.post("/cases", response={201: FiledOut, **refusals(*FORBIDDEN, *SENT, 404, 409)})
@decorate_view(takes(JSON))
def file_case(
    request: HttpRequest,
    response: HttpResponse,
    filing: FileCaseIn,
    idempotency_key: Annotated[
        str,
        Header(
            alias="Idempotency-Key",
            max_length=200,
            pattern=r"^[!-~]+$",
            description="yours to choose, new for each case; sent again with the same body it gives the same answer, "
            "with another body 422. Kept for 30 days",
            examples=["0194f2c4-9a10-7d55-8f00-2f6f3f1f6f70"],
        ),
    ],
) -> Status[FiledOut]:
    """File a case in the name of the person who agreed. Every fault is told at once, by its path; 30 a minute."""
    actor = _citizen(request)
    count_try("api.cases", str(actor.account_id), tries=_CASES_A_MINUTE, seconds=60)
    code = file_at_once(
        actor, FileAtOnce(idempotency_key, filing.procedure, filing.answers, filing.papers, app_of(request))
    )
    told = _told(visible_case(actor, code))
    response["Location"] = told.url
    return Status(HTTPStatus.CREATED, told)


def _citizen(request: HttpRequest) -> Actor:
    actor = cast("HouseRequest", request).actor
    require_citizen(actor)
    return actor


def _told(case: Case) -> FiledOut:
    return FiledOut(
        code=case.code or "",
        procedure=case.procedure_code,
        procedure_name=case.procedure_name,
        filed_at=case.filed_at,
        receiving_agency=case.receiving_name,
        deciding_agency=case.deciding_name,
        fee=case.fee,
        url=reverse("api:show_case", args=[case.code]),
    )
