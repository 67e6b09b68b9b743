"""The facts of a procedure for search engines: schema.org GovernmentService as JSON-LD."""

from django.conf import settings
from django.utils.safestring import SafeString

from hienluong.face.linked_data import as_json_ld
from hienluong.systems.catalogue.models import FeeKind
from hienluong.systems.catalogue.summary import Summary

__all__ = ["service_as_json"]


def service_as_json(summary: Summary, address: str) -> SafeString:
    """A GovernmentService, safe to stand in `<script type="application/ld+json">`. It says nothing that is unknown."""
    facts: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": summary.name,
        "identifier": summary.code,
        "url": address,
        "inLanguage": "vi",
        "areaServed": {"@type": "AdministrativeArea", "name": str(settings.PROVINCE_NAME)},
        "serviceOperator": {
            "@type": "GovernmentOrganization",
            "name": f"Trung tâm Phục vụ hành chính công {settings.PROVINCE_NAME}",
        },
    }
    if summary.sector:
        facts["serviceType"] = summary.sector
    if summary.fee.kind is FeeKind.FREE:
        facts["isAccessibleForFree"] = True
    return as_json_ld(facts)
