"""Names of what happens to sites."""

__all__ = [
    "ARTICLE_PUBLISHED",
    "COMPLIANCE_CHANGED",
    "PAGE_PUBLISHED",
    "PAGE_UNPUBLISHED",
    "SITE_CREATED",
    "TOPIC",
]

SITE_CREATED = "portal.site_created"
ARTICLE_PUBLISHED = "portal.article_published"
PAGE_PUBLISHED = "portal.page_published"
PAGE_UNPUBLISHED = "portal.page_unpublished"
COMPLIANCE_CHANGED = "portal.compliance_changed"

TOPIC = "portal"
"""What ready-made pages of sites are made from."""
