"""Sites, their pages, and what editors upload."""

from hienluong.systems.portal.models.approval import PublisherApproval
from hienluong.systems.portal.models.compliance import CriterionState, SiteScore
from hienluong.systems.portal.models.media import Attachment, Picture, PictureRendition
from hienluong.systems.portal.models.pages import ArticlePage, Language, SectionPage, SiteHome, SitePage
from hienluong.systems.portal.models.site import AgencySite

__all__ = [
    "AgencySite",
    "ArticlePage",
    "Attachment",
    "CriterionState",
    "Language",
    "Picture",
    "PictureRendition",
    "PublisherApproval",
    "SectionPage",
    "SiteHome",
    "SitePage",
    "SiteScore",
]
