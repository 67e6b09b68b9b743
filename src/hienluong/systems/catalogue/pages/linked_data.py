"""The facts of a procedure for search engines: schema.org GovernmentService as JSON-LD."""

import json

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from hienluong.systems.catalogue.models import FeeKind
from hienluong.systems.catalogue.summary import Summary

__all__ = ["service_as_json"]

_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
"""So that no text can end the script element that holds the data."""


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
    text = json.dumps(facts, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(text)  # noqa: S308 - every character that could end the element is escaped
