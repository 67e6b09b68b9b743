"""What editors upload passes the same look as what citizens send."""

from typing import Any, BinaryIO, cast

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from hienluong.base.errors import HouseError
from hienluong.shared.files.public import UploadedBytes, examine

__all__ = ["AttachmentForm", "PictureForm"]


class PictureForm(BaseImageForm):
    """A picture with the words that stand for it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        if "description" in self.fields:
            self.fields["description"].required = True
            self.fields["description"].label = _("Mô tả cho người không nhìn thấy ảnh")

    def clean_file(self) -> object:
        """Refuse what is no picture, or more than one."""
        return _examined(self.cleaned_data.get("file"), "site.picture")


class AttachmentForm(BaseDocumentForm):
    """A file that a page offers."""

    def clean_file(self) -> object:
        """Refuse what is not what its name says, or is dangerous."""
        return _examined(self.cleaned_data.get("file"), "site.attachment")


def _examined(sent: object, purpose: str) -> object:
    if not isinstance(sent, UploadedFile) or sent.file is None:
        return sent
    try:
        examine(UploadedBytes(sent.name or "", cast("BinaryIO", sent.file), sent.content_type or ""), purpose)
    except HouseError as refusal:
        raise ValidationError(f"{_(refusal.what)} {_(refusal.next_step)}") from refusal
    sent.seek(0)
    return sent
