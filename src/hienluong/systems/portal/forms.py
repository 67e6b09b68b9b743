"""What editors upload passes the same look as what citizens send."""

import unicodedata
from typing import Any, BinaryIO, cast

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import FileInput
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
from PIL.Image import DecompressionBombError
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from hienluong.base.errors import HouseError
from hienluong.shared.files.public import UploadedBytes, examine

__all__ = ["AttachmentForm", "PictureForm"]


_WANTED = {
    "site.picture": _later("Ảnh phải là JPEG, PNG hoặc WebP, không quá 10 MB."),
    "site.attachment": _later(
        "Tệp phải là PDF, DOCX, XLSX, ODT, video MP4, WebM hoặc phụ đề VTT, không quá 100 MB."
    ),
}
"""What to send instead."""


class _WholeLetters:
    """Words as letters in one sign each (NFC): a Mac sends “ế” as three, which looks alike and is found by nobody."""

    cleaned_data: dict[str, Any]

    def clean(self) -> dict[str, Any]:
        """The same words, whole."""
        cleaned: dict[str, Any] = super().clean()  # type: ignore[misc]
        return {name: _whole(value) if isinstance(value, str) else value for name, value in cleaned.items()}


class _PictureField(WagtailImageField):
    """Looked at before the library unfolds it: a small file may hold a picture of a gigabyte."""

    def to_python(self, data: object) -> object:
        """Refuse what is no picture, more than one, or too large to be drawn."""
        sent = _examined(data, "site.picture")
        try:
            return super().to_python(sent)
        except (OSError, ValueError, DecompressionBombError) as fault:
            raise ValidationError(_("Ảnh bị hỏng hoặc quá lớn nên không được nhận.")) from fault


class PictureForm(_WholeLetters, BaseImageForm):
    """A picture with the words that stand for it."""

    file = _PictureField(label=_later("Tệp ảnh"), widget=FileInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        if "description" in self.fields:
            self.fields["description"].required = True
            self.fields["description"].label = _("Mô tả cho người không nhìn thấy ảnh")


class AttachmentForm(_WholeLetters, BaseDocumentForm):
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
        raise ValidationError(f"{_(str(refusal))} {_WANTED[purpose]}") from refusal
    sent.seek(0)
    sent.name = _whole(sent.name or "")
    return sent


def _whole(words: str) -> str:
    return unicodedata.normalize("NFC", words)
