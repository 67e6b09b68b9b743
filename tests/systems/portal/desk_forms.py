"""What the editors' desk sends: the fields of its forms, as a browser fills them."""

import json
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image
from tests.systems.portal.test_approval import sent

from hienluong.systems.portal.models import AgencySite, ArticlePage, Attachment, Picture

__all__ = ["attached", "blocks", "picture_bytes", "rich", "save", "stored_picture", "table"]


def blocks(field: str, *told: tuple[str, dict[str, Any] | str]) -> dict[str, str]:
    """The fields of a StreamField: each block its type and its value, or its values by name."""
    form = {f"{field}-count": str(len(told))}
    for number, (kind, value) in enumerate(told):
        at = f"{field}-{number}"
        form |= {f"{at}-deleted": "", f"{at}-order": str(number), f"{at}-type": kind, f"{at}-id": ""}
        named = value if isinstance(value, dict) else {"": value}
        form |= {f"{at}-value-{name}" if name else f"{at}-value": str(words) for name, words in named.items()}
    return form


def save(desk: Client, page: ArticlePage, **fields: str) -> HttpResponse:
    """Send the page's form; a redirect means it was taken."""
    return desk.post(f"/bien-tap/pages/{page.pk}/edit/", sent(page, **fields))


def rich(*lines: dict[str, Any], entities: dict[str, Any] | None = None) -> str:
    """The words of the text editor, as it sends them."""
    plain = {"key": "a1b2c", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [{**plain, **line} for line in lines], "entityMap": entities or {}})


def table(rows: list[list[str]], *, caption: str = "Học phí", heads: str = "both") -> str:
    """The words of the table editor."""
    return json.dumps({"data": rows, "cell": [], "table_caption": caption, "table_header_choice": heads})


def picture_bytes(size: tuple[int, int] = (1200, 800), kind: str = "PNG") -> bytes:
    """A picture with something on it, so that its files differ in size."""
    drawn = Image.effect_noise(size, 40).convert("RGB")
    stream = BytesIO()
    drawn.save(stream, kind)
    return stream.getvalue()


def stored_picture(
    site: AgencySite, description: str = "Bến Hải", size: tuple[int, int] = (1200, 800)
) -> Picture:
    """A picture in the library of a site."""
    content = ImageFile(BytesIO(picture_bytes(size)), name="cau.png")
    return Picture.objects.create(
        title="Cầu", description=description, file=content, collection=site.collection
    )


def attached(site: AgencySite, name: str, content: bytes = b"WEBVTT\n") -> Attachment:
    """A file in the library of a site."""
    return Attachment.objects.create(
        title=name, file=SimpleUploadedFile(name, content), collection=site.collection
    )
