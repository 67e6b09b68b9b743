"""Names of what happens to sites."""

__all__ = [
    "ARTICLE_PUBLISHED",
    "COMPLIANCE_CHANGED",
    "PAGE_PUBLISHED",
    "PAGE_UNPUBLISHED",
    "PICTURE_STORED",
    "REDIRECT_ADDED",
    "REDIRECT_REMOVED",
    "SITE_CLOSED",
    "SITE_CREATED",
    "SITE_REOPENED",
    "SITE_SETTINGS_CHANGED",
    "TOPIC",
]

SITE_CREATED = "portal.site_created"
SITE_CLOSED = "portal.site_closed"
SITE_REOPENED = "portal.site_reopened"
SITE_SETTINGS_CHANGED = "portal.site_settings_changed"
ARTICLE_PUBLISHED = "portal.article_published"
PAGE_PUBLISHED = "portal.page_published"
PAGE_UNPUBLISHED = "portal.page_unpublished"
PICTURE_STORED = "portal.picture_stored"
REDIRECT_ADDED = "portal.redirect_added"
REDIRECT_REMOVED = "portal.redirect_removed"
COMPLIANCE_CHANGED = "portal.compliance_changed"

TOPIC = "portal"
"""What ready-made pages of sites are made from."""
