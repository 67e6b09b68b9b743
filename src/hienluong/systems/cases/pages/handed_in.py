"""Files that come with a form about a case: one field for each paper, and one for whatever else."""

from collections.abc import Sequence
from typing import BinaryIO, cast

from django.utils.translation import gettext_noop

from hienluong.kernel.access.public import HouseRequest
from hienluong.shared.files.public import Purpose, UploadedBytes, store
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.values import PaperIn

__all__ = ["papers_handed_in"]


def papers_handed_in(request: HouseRequest, case: Case) -> Sequence[PaperIn]:
    """What was sent, stored. Raises what `files.store` raises."""
    found: list[PaperIn] = []
    for paper in case.papers.filter(superseded_at__isnull=True):
        found += _uploaded(request, case, f"file-{paper.pk}", PaperIn(paper.code, paper.name))
    further = PaperIn("khac", gettext_noop("Giấy tờ bổ sung"))
    return [*found, *_uploaded(request, case, "file-other", further)]


def _uploaded(request: HouseRequest, case: Case, field: str, paper: PaperIn) -> list[PaperIn]:
    uploaded = request.FILES.get(field)
    if uploaded is None or uploaded.file is None:
        return []
    name, kind = uploaded.name or paper.name, uploaded.content_type or ""
    content = UploadedBytes(name, cast("BinaryIO", uploaded.file), kind)
    stored = store(request.actor, content, Purpose("cases.paper", case.applicant_id))
    return [PaperIn(paper.code, paper.name, file_id=stored.pk)]
