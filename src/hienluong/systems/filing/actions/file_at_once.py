"""File a case in one go, as an app does: the same draft, the same rules, the same sending as on the pages."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.shared.files.public import StoredFile, files_sent_by
from hienluong.systems.catalogue.public import procedure_in_force
from hienluong.systems.filing.actions.drafting import note, start_draft
from hienluong.systems.filing.actions.send import check_draft, offered_papers, send_draft
from hienluong.systems.filing.errors import DraftIncomplete, KeyReused
from hienluong.systems.filing.forms import Form, validate
from hienluong.systems.filing.models import Draft, DraftFile
from hienluong.systems.filing.queries.drafts import visible_to
from hienluong.systems.filing.queries.forms import form_for

__all__ = ["FileAtOnce", "file_at_once"]

_KEYS = UUID("5b0f9d1e-3c77-5b43-9d1f-0c0a3f4be0a1")
_STRANGE = gettext_noop("Mẫu này không có mục như vậy.")
_NOT_NEEDED = gettext_noop("Với các câu trả lời này, không cần nộp giấy tờ này.")
_NO_FILE = gettext_noop("Không có tệp này. Tải tệp lên rồi gửi mã của tệp.")


@dataclass(frozen=True, slots=True)
class FileAtOnce:
    """A whole filing. The same `key` of the same person means the same case, however often it is sent."""

    key: str
    procedure: str
    answers: Mapping[str, object]
    papers: Mapping[str, UUID]
    """Files that the same person has sent before, by the code of their paper."""
    app: str = ""
    """Who sent it for the person; the journal keeps it."""

    @property
    def digest(self) -> str:
        """Tells a repetition from another filing; keyed, because the answers are personal."""
        papers = {code: str(uid) for code, uid in self.papers.items()}
        content = json.dumps([self.procedure, self.answers, papers], sort_keys=True)
        return salted_hmac("filing.sent", content, algorithm="sha256").hexdigest()


def file_at_once(actor: Actor, filing: FileAtOnce) -> str:
    """File it and return the code of the case; two requests with one key at the same moment make one case.

    A refused filing leaves nothing behind and does not use up its key. Raises KeyReused, DraftIncomplete with
    every fault by its path, NoSuchProcedure, FiledElsewhere, SignInNeeded, NotAllowed.
    """
    actor.require_signed_in()
    uid = uuid5(_KEYS, f"{actor.account_id}|{filing.key}")
    if known := _filed(actor, uid, filing):
        return known
    try:
        return _file(actor, uid, filing)
    except IntegrityError:
        # The other request has made the draft meanwhile, and with it the case.
        winner = _filed(actor, uid, filing)
        if winner is None:
            raise
        return winner


def _filed(actor: Actor, uid: UUID, filing: FileAtOnce) -> str | None:
    draft = visible_to(actor).filter(uid=uid).exclude(case_code="").first()
    if draft is None:
        return None
    if draft.sent_digest != filing.digest:
        raise KeyReused
    return draft.case_code


@transaction.atomic
def _file(actor: Actor, uid: UUID, filing: FileAtOnce) -> str:
    procedure = procedure_in_force(filing.procedure)
    draft, form = start_draft(actor, procedure, uid), form_for(procedure)
    draft.sent_digest = filing.digest
    files = files_sent_by(actor, filing.papers.values())
    given = {code: files[file] for code, file in filing.papers.items() if file in files}
    errors = _strange(form, filing) | _without_file(filing, given) | _fill(draft, form, filing.answers)
    _attach(draft, given)
    errors = check_draft(draft, form).errors | errors or _superfluous(draft, form, given)
    if errors:
        raise DraftIncomplete(errors)
    note(actor, "filing.sent_by_app", draft, {"app": filing.app})
    return send_draft(actor, uid)


def _fill(draft: Draft, form: Form, answers: Mapping[str, object]) -> dict[str, str]:
    """Keep what is right; what is wrong comes back by path. The state's own knowledge is not overwritten."""
    known = draft.answers
    fixed = {path: known[path] for path in draft.known}
    outcome = validate(form, {**known, **answers, **fixed})
    draft.answers = outcome.answers
    draft.save(update_fields=["sealed", "sent_digest"])
    return outcome.errors


def _strange(form: Form, filing: FileAtOnce) -> dict[str, str]:
    """Parts that the form does not know: a typing error of the app must not be lost without a word."""
    papers = {paper.code for paper in form.papers}
    unknown = [
        *(filing.answers.keys() - form.fields.keys()),
        *(f"papers.{code}" for code in filing.papers.keys() - papers),
    ]
    return dict.fromkeys(unknown, _(_STRANGE))


def _superfluous(draft: Draft, form: Form, given: Iterable[str]) -> dict[str, str]:
    """Files for papers that these answers do not call for: nobody may hold what is not needed."""
    called_for = {paper.code for paper in offered_papers(draft, form) if not paper.replaced_by}
    return {f"papers.{code}": _(_NOT_NEEDED) for code in given if code not in called_for}


def _without_file(filing: FileAtOnce, given: Mapping[str, StoredFile]) -> dict[str, str]:
    return {f"papers.{code}": _(_NO_FILE) for code in filing.papers if code not in given}


def _attach(draft: Draft, given: Mapping[str, StoredFile]) -> None:
    now = clock.now()
    DraftFile.objects.bulk_create(
        DraftFile(draft=draft, paper=code, name=file.name, stored_file=file.pk, added_at=now)
        for code, file in given.items()
    )
