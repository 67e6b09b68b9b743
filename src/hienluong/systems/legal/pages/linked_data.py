"""The facts of a document for search engines: schema.org Legislation as JSON-LD."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from hienluong.base import clock
from hienluong.face.linked_data import as_json_ld
from hienluong.systems.legal.models import Document, RelationKind
from hienluong.systems.legal.queries.documents import Link
from hienluong.systems.legal.rules import Effect, effect_on

__all__ = ["legislation_as_json"]

_FORCE = {
    Effect.IN_FORCE: "InForce",
    Effect.PARTLY: "PartiallyInForce",
    Effect.NOT_YET: "NotInForce",
    Effect.REPLACED: "NotInForce",
    Effect.EXPIRED: "NotInForce",
}
_CHANGES = {
    RelationKind.AMENDS: "legislationChanges",
    RelationKind.REPLACES: "legislationChanges",
    RelationKind.ANNULS: "legislationChanges",
    RelationKind.GUIDES: "legislationApplies",
    RelationKind.BASED_ON: "isBasedOn",
}


def legislation_as_json(document: Document, links: Sequence[Link], address: str) -> SafeString:
    """A Legislation, safe to stand in `<script type="application/ld+json">`. It says nothing that is unknown."""
    facts: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": document.summary,
        "legislationIdentifier": document.symbol,
        "legislationType": document.type.name,
        "legislationDate": document.issued_on.isoformat(),
        "legislationPassedBy": {"@type": "GovernmentOrganization", "name": document.issuer_name},
        "spatialCoverage": document.territory.name,
        "about": document.field.name,
        "inLanguage": "vi",
        "url": address,
    }
    if document.in_force_from is not None:
        facts["legislationDateOfApplicability"] = document.in_force_from.isoformat()
    if force := _FORCE.get(effect_on(document, clock.today())):
        facts["legislationLegalForce"] = f"https://schema.org/{force}"
    for word in dict.fromkeys(_CHANGES.values()):
        others = [link.symbol for link in links if link.is_acting and _CHANGES[link.kind] == word]
        if others:
            facts[word] = [{"@type": "Legislation", "name": other} for other in others]
    return as_json_ld(facts)
