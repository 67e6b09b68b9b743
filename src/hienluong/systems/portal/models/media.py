"""Pictures and attachments of the sites, kept apart from the papers of citizens. Without tags: those know no sites."""

from typing import ClassVar

from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image, WagtailImageField, get_upload_to

__all__ = ["Attachment", "Picture", "PictureRendition", "storage"]


def storage() -> Storage:
    """Where the sites keep their files: public ones only."""
    return storages["portal"]


class Picture(AbstractImage):
    """A picture of a site. Its description for those who do not see it is required."""

    file = WagtailImageField(
        _("Tệp ảnh"), upload_to=get_upload_to, width_field="width", height_field="height", storage=storage
    )
    admin_form_fields = tuple(name for name in Image.admin_form_fields if name != "tags")

    class Meta:
        verbose_name = _("ảnh")
        verbose_name_plural = _("ảnh")

    @property
    def default_alt_text(self) -> str:
        """What stands for the picture where it is not seen."""
        return str(self.description)


class PictureRendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="picture_rendition_once"
            )
        ]


class Attachment(AbstractDocument):
    """A file that a page offers."""

    file = models.FileField(_("Tệp"), upload_to="attachments", storage=storage)
    admin_form_fields = tuple(name for name in Document.admin_form_fields if name != "tags")

    class Meta:
        verbose_name = _("tệp")
        verbose_name_plural = _("tệp")
