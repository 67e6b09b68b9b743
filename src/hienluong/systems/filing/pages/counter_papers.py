"""Papers on the counter's page: what was seen, what was scanned, and scans that outlive an error."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, cast

from django.core import signing
from django.utils.translation import gettext as _

from hienluong.base.errors import HouseError
from hienluong.face.fields import Choice, FieldKind
from hienluong.face.fields import Field as Question
from hienluong.kernel.access.public import HouseRequest
from hienluong.shared.files.public import Purpose, StoredFile, UploadedBytes, files_by_id, store
from hienluong.systems.cases.public import Copy
from hienluong.systems.filing.actions.file_at_counter import PaperBrought
from hienluong.systems.filing.forms import Form
from hienluong.systems.filing.forms.papers import PaperAsked

__all__ = ["PaperLine", "paper_lines", "read_papers"]

_SALT = "filing.counter.kept"
_KEPT_SECONDS = 12 * 3600


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper on the page."""

    asked: PaperAsked
    kind: Question
    scan: Question
    file: StoredFile | None
    kept: str
    """The stored scan, signed, so that the page can carry it to the next sending."""


def read_papers(request: HouseRequest, form: Form) -> tuple[dict[str, PaperBrought], dict[str, str]]:
    """What was sent for each paper, and what was refused. Good scans are stored before anything else is judged."""
    papers, errors = {}, {}
    for paper in form.papers:
        try:
            papers[paper.code] = PaperBrought(_copy_kind(request, paper.code), _scan(request, paper.code))
        except HouseError as refused:
            papers[paper.code] = PaperBrought(_copy_kind(request, paper.code))
            errors[f"papers.{paper.code}"] = f"{_(str(refused))} {_(refused.next_step)}"
    return papers, errors


def paper_lines(
    asked: Sequence[PaperAsked], papers: Mapping[str, PaperBrought], errors: Mapping[str, str]
) -> list[PaperLine]:
    """The papers these answers call for, as questions."""
    brought = [papers.get(one.paper.code, PaperBrought()) for one in asked]
    files = files_by_id(one.file_id for one in brought if one.file_id)
    return [_line(one, given, files, errors) for one, given in zip(asked, brought, strict=True)]


def _line(
    asked: PaperAsked, given: PaperBrought, files: Mapping[int, StoredFile], errors: Mapping[str, str]
) -> PaperLine:
    code = asked.paper.code
    kinds = [Choice("", _("Chưa nhận")), *(Choice(value, label) for value, label in Copy.choices)]
    return PaperLine(
        asked=asked,
        kind=Question(
            name=f"kind.{code}",
            label=_("Bản đã nhận"),
            kind=FieldKind.SELECT,
            value=given.kind,
            choices=kinds,
            required=asked.required,
        ),
        scan=Question(
            name=f"papers.{code}",
            label=_("Bản quét"),
            kind=FieldKind.FILE,
            required=False,
            error=errors.get(f"papers.{code}", ""),
        ),
        file=files.get(given.file_id) if given.file_id else None,
        kept=signing.dumps(given.file_id, salt=_SALT) if given.file_id else "",
    )


def _scan(request: HouseRequest, code: str) -> int | None:
    uploaded = request.FILES.get(f"papers.{code}")
    if uploaded is None or uploaded.file is None:
        return _kept(request.POST.get(f"kept.{code}", ""))
    content = UploadedBytes(
        uploaded.name or code, cast("BinaryIO", uploaded.file), uploaded.content_type or ""
    )
    return store(request.actor, content, Purpose("cases.paper")).pk


def _copy_kind(request: HouseRequest, code: str) -> str:
    sent = request.POST.get(f"kind.{code}", "")
    return sent if sent in Copy.values else ""


def _kept(mark: str) -> int | None:
    """The scan of an earlier sending; the signature keeps the files of others out of reach."""
    try:
        return int(signing.loads(mark, salt=_SALT, max_age=_KEPT_SECONDS)) if mark else None
    except (signing.BadSignature, ValueError, TypeError):
        return None
