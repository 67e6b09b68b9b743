"""Birth registrations ready to be sent: whole answers, the paper attached; only the last button is left."""

from collections.abc import Iterator
from itertools import cycle

from django.db import transaction

from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import actor_for
from hienluong.kernel.people.public import Account
from hienluong.shared.files.public import Purpose, keep
from hienluong.systems.catalogue.public import procedure_in_force
from hienluong.systems.filing.actions.drafting import AttachFile, attach_file, start_draft
from hienluong.systems.filing.models import Draft
from hienluong.systems.filing.queries.places import communes

__all__ = ["BIRTH", "draft_births"]

BIRTH = "1.001193"
_PAPER = "giay-chung-sinh"
_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF"
)
_ANSWERS = {
    "place.centre": "commune", "place.delivery": "online",
    "requester.name": "Hồ Thị Kăn Ơi", "requester.birth": "1990-05-06", "requester.sex": "nu",
    "requester.ethnic": "Kinh", "requester.nationality": "VN", "requester.id_kind": "can-cuoc",
    "requester.identifier": "045190001234", "requester.province": "44", "requester.commune": "19483",
    "requester.address": "Thôn Cổ Nhổi", "requester.phone": "0905123456", "requester.relation": "me",
    "child.name": "Hồ Văn An", "child.birth": "2026-01-10", "child.state": "song", "child.hour": "07:30",
    "child.sex": "nam", "child.ethnic": "Kinh", "child.nationality": "VN", "child.order": 1,
    "origin.kind": "co-so-y-te", "origin.facility": "Bệnh viện Đa khoa tỉnh", "origin.place.province": "44",
    "origin.place.commune": "19483", "origin.place.address": "", "origin.hometown.province": "44",
    "origin.hometown.commune": "19483",
    "mother.known": "yes", "mother.name": "Hồ Thị Kăn Ơi", "mother.birth": "1990", "mother.ethnic": "Kinh",
    "mother.nationality": "VN", "mother.id_kind": "can-cuoc", "mother.identifier": "045190001234",
    "mother.province": "44", "mother.commune": "19483", "mother.address": "Thôn Cổ Nhổi", "father.known": "no",
    "linked.requests": ["bhyt"], "linked.copies": 2, "proof.kind": _PAPER, "proof.surrogacy": "no",
    "declaration.agreed": True,
}  # fmt: skip


def draft_births(accounts: list[Account], count: int) -> Iterator[tuple[Account, Draft]]:
    """`count` drafts, one commune after the other, written by these citizens in turn."""
    forget_all()
    procedure = procedure_in_force(BIRTH)
    writers = cycle([(account, actor_for(account)) for account in accounts])
    places = cycle([code for code, _name in communes()])
    with transaction.atomic():
        paper = keep(actor_for(accounts[0]), "giay-chung-sinh.pdf", _PDF, Purpose("paper")).pk
        for _ in range(count):
            account, actor = next(writers)
            draft = start_draft(actor, procedure)
            draft.answers = draft.answers | _ANSWERS | {"place.commune": next(places)}
            draft.save(update_fields=["sealed"])
            attach_file(actor, draft.uid, AttachFile(_PAPER, "giay-chung-sinh.pdf", paper))
            yield account, draft
