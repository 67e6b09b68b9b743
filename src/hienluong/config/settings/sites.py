"""Settings of Wagtail, with which the sites of agencies are edited."""

from typing import Any

from hienluong.config.home import Home

__all__ = ["site_settings"]


def site_settings(home: Home) -> dict[str, Any]:
    """People, passwords and rights are the house's own: what Wagtail offers for them is off."""
    return {
        "WAGTAIL_SITE_NAME": "Hiền Lương",
        "WAGTAILADMIN_BASE_URL": home.address,
        "WAGTAILADMIN_LOGIN_URL": "/dang-nhap/",
        "WAGTAIL_PASSWORD_MANAGEMENT_ENABLED": False,
        "WAGTAIL_PASSWORD_RESET_ENABLED": False,
        "WAGTAIL_EMAIL_MANAGEMENT_ENABLED": False,
        "WAGTAIL_ENABLE_WHATS_NEW_BANNER": False,
        "WAGTAIL_ENABLE_UPDATE_CHECK": False,
        "WAGTAIL_GRAVATAR_PROVIDER_URL": None,
        "WAGTAIL_AUTOSAVE_INTERVAL": 0,  # it saves a new page a second time when somebody is quicker with the button
        "WAGTAIL_I18N_ENABLED": False,
        "WAGTAIL_ALLOW_UNICODE_SLUGS": False,
        "WAGTAILADMIN_PERMITTED_LANGUAGES": [("vi", "Tiếng Việt"), ("en", "English")],
        "WAGTAILADMIN_RICH_TEXT_EDITORS": {
            "default": {"WIDGET": "hienluong.systems.portal.rich_text.WordsArea"}
        },
        "WAGTAILIMAGES_IMAGE_MODEL": "portal.Picture",
        "WAGTAILIMAGES_RENDITION_STORAGE": "portal",
        "WAGTAILIMAGES_MAX_UPLOAD_SIZE": 10_000_000,
        "WAGTAILIMAGES_MAX_IMAGE_PIXELS": 50_000_000,
        "WAGTAILIMAGES_EXTENSIONS": ["jpg", "jpeg", "png", "webp"],
        "WAGTAILIMAGES_FORMAT_CONVERSIONS": {"png": "webp", "jpeg": "webp"},
        "WAGTAILIMAGES_IMAGE_FORM_BASE": "hienluong.systems.portal.forms.PictureForm",
        "WAGTAILDOCS_DOCUMENT_FORM_BASE": "hienluong.systems.portal.forms.AttachmentForm",
        "WAGTAILDOCS_DOCUMENT_MODEL": "portal.Attachment",
        "WAGTAILDOCS_EXTENSIONS": ["pdf", "docx", "xlsx", "odt", "mp4", "webm", "vtt"],
        "WAGTAILDOCS_CONTENT_TYPES": {"vtt": "text/vtt"},
        "WAGTAILDOCS_SERVE_METHOD": "serve_view",
        "WAGTAILSEARCH_BACKENDS": {
            "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}
        },
        "WAGTAILREDIRECTS_AUTO_CREATE": False,  # the portal keeps its own, by its own addresses
        "TAGGIT_CASE_INSENSITIVE": True,
    }
