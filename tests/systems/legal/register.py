"""A province with its committee, a commune, and who publishes their documents."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.support.api import PDF
from tests.support.commune import make_agency, make_citizen, make_officer

from hienluong.kernel.access.models import PostRight, Reach
from hienluong.kernel.access.public import NOBODY, Actor
from hienluong.kernel.organisation.public import Agency, AgencyKind, PostKind
from hienluong.shared.files.public import Purpose, keep
from hienluong.shared.worktime.actions.load import load_calendars
from hienluong.systems.legal.actions.load import load_territories, load_vocabulary
from hienluong.systems.legal.actions.publish import publish_document
from hienluong.systems.legal.actions.register import register_document
from hienluong.systems.legal.actions.relate import relate_documents
from hienluong.systems.legal.models import Document, DocumentFile, Family, Relation
from hienluong.systems.legal.values import DocumentFacts, RelationFacts

RIGHTS = {
    PostKind.CLERK: (["legal.publish", "legal.read"], Reach.BODY),
    PostKind.CHAIR: (["legal.read"], Reach.SUBTREE),
}


@dataclass(frozen=True, slots=True)
class Register:
    """Who is there."""

    province: Agency
    commune: Agency
    clerk: Actor
    commune_clerk: Actor
    chair: Actor
    other: Actor
    """An officer without any right about documents."""
    citizen: Actor

    def ladder(self) -> dict[str, Actor]:
        """Who tries, from nobody up, for documents of the province."""
        return {
            "nobody": NOBODY,
            "citizen": self.citizen,
            "wrong unit": self.commune_clerk,
            "no right": self.other,
            "right unit": self.clerk,
            "head": self.chair,
        }


def make_register() -> Register:
    """Agencies with rights, calendars and vocabulary."""
    load_calendars()
    load_vocabulary()
    load_territories(
        [
            {"code": "toan-tinh", "name": "Toàn tỉnh"},
            {"code": "quang-binh", "name": "Địa bàn tỉnh Quảng Bình cũ"},
            {"code": "xa-phuong", "name": "Trong xã, phường"},
        ]
    )
    PostRight.objects.bulk_create(
        PostRight(post_kind=kind, right=right, reach=reach)
        for kind, (rights, reach) in RIGHTS.items()
        for right in rights
    )
    province = make_agency("Ủy ban nhân dân tỉnh Quảng Trị", AgencyKind.COMMITTEE, "H50", level=1)
    commune = make_agency("Ủy ban nhân dân xã Hải Lăng", AgencyKind.COMMITTEE, "H50.105", parent=province)
    return Register(
        province=province,
        commune=commune,
        clerk=make_officer("vanthu.tinh", "Phan Thị Hoa", (province, PostKind.CLERK)),
        commune_clerk=make_officer("vanthu.hailang", "Hồ Thị Mai", (commune, PostKind.CLERK)),
        chair=make_officer("chutich", "Trần Văn Hùng", (province, PostKind.CHAIR)),
        other=make_officer("chuyenvien", "Lê Văn Sơn", (province, PostKind.SPECIALIST)),
        citizen=make_citizen(),
    )


def facts_of(register: Register, **more: Any) -> DocumentFacts:
    """A normative decision of the province, complete."""
    facts: dict[str, Any] = {
        "agency_id": register.province.pk,
        "family": Family.NORMATIVE,
        "type_code": "quyet-dinh",
        "symbol": "36/2026/QĐ-UBND",
        "summary": "Quy định diện tích tối thiểu được tách thửa",
        "field_code": "dat-dai-moi-truong",
        "territory_code": "toan-tinh",
        "issued_on": date(2026, 3, 2),
        "in_force_from": date(2026, 3, 16),
        "signer_title": "Chủ tịch",
    }
    return DocumentFacts(**(facts | more))


def draft(register: Register, **more: Any) -> Document:
    """A document entered by the clerk of its agency."""
    facts = facts_of(register, **more)
    clerk = register.clerk if facts.agency_id == register.province.pk else register.commune_clerk
    return register_document(clerk, facts)


def with_file(document: Document, content: bytes = PDF, register: Register | None = None) -> DocumentFile:
    """The document with a PDF."""
    stored = keep(register.clerk if register else NOBODY, "toan-van.pdf", content, Purpose("legal-document"))
    return DocumentFile.objects.create(
        document=document, file=stored, label="Toàn văn", position=1, added_at=document.registered_at
    )


def published(register: Register, **more: Any) -> Document:
    """A document with a file that everybody may read."""
    document = draft(register, **more)
    with_file(document)
    clerk = register.clerk if document.agency_id == register.province.pk else register.commune_clerk
    return publish_document(clerk, document.pk)


def relate(register: Register, source: Document, kind: str, target: Document, **more: Any) -> Relation:
    """The province's clerk writes a relation down."""
    return relate_documents(
        register.clerk, RelationFacts(source_id=source.pk, kind=kind, target_id=target.pk, **more)
    )


def fresh(document: Document) -> Document:
    """The row as it is now."""
    return Document.objects.get(pk=document.pk)
