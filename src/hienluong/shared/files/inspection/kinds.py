"""Kinds of files the house knows, recognised by their first bytes and never by their name."""

from dataclasses import dataclass

__all__ = ["KINDS", "Kind", "kind_by_head"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file. The first extension is the usual one."""

    word: str
    media_type: str
    extensions: tuple[str, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS: dict[str, Kind] = {
    kind.word: kind
    for kind in (
        Kind("pdf", "application/pdf", ("pdf",)),
        Kind("jpeg", "image/jpeg", ("jpg", "jpeg", "jfif")),
        Kind("png", "image/png", ("png",)),
        Kind("heic", "image/heic", ("heic", "heif")),
        Kind("docx", f"{_OFFICE}.wordprocessingml.document", ("docx",)),
        Kind("xlsx", f"{_OFFICE}.spreadsheetml.sheet", ("xlsx",)),
        Kind("odt", "application/vnd.oasis.opendocument.text", ("odt",)),
        Kind("xml", "application/xml", ("xml",)),
        Kind("webp", "image/webp", ("webp",)),
        Kind("mp4", "video/mp4", ("mp4", "m4v")),
        Kind("webm", "video/webm", ("webm",)),
        Kind("vtt", "text/vtt", ("vtt",)),
        Kind("p7s", "application/pkcs7-signature", ("p7s", "p7m")),
    )
}
_ZIP = b"PK\x03\x04"
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
"""The ASN.1 name of CMS SignedData, 1.2.840.113549.1.7.2."""
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"mif1", b"heim", b"heis"})
_MP4_BRANDS = frozenset({b"isom", b"iso2", b"mp41", b"mp42", b"avc1", b"M4V "})
_EBML = bytes.fromhex("1a45dfa3")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def kind_by_head(head: bytes) -> str:
    """The word of the kind that the first bytes show, "zip" for any archive, or "" when unknown."""
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(_ZIP):
        return "zip"
    if head[4:8] == b"ftyp":
        return _by_brand(head[8:12])
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head.startswith(_EBML) and b"webm" in head:
        return "webm"
    if head[:1] == b"0" and _SIGNED_DATA in head[:24]:
        return "p7s"
    return _by_first_words(head.removeprefix(_BYTE_ORDER_MARK))


def _by_first_words(head: bytes) -> str:
    """The kind of a file of text."""
    if head.lstrip().startswith(b"<?xml"):
        return "xml"
    return "vtt" if head.startswith(b"WEBVTT") else ""


def _by_brand(brand: bytes) -> str:
    """The kind of a file in the ISO media container."""
    if brand in _HEIF_BRANDS:
        return "heic"
    return "mp4" if brand in _MP4_BRANDS else ""
