"""Reading XML of strangers."""

import re
from dataclasses import dataclass

from lxml import etree

from hienluong.shared.signing.errors import XmlNotReadable

__all__ = ["DS", "XADES", "SignedDocument", "read"]

DS = "http://www.w3.org/2000/09/xmldsig#"
XADES = "http://uri.etsi.org/01903/v1.3.2#"
_MOST_BYTES = 80_000_000
"""Bytes of the largest packet that is read: 50 MB of attachments, base64."""
_MOST_TAGS = 400_000
_ENCODINGS = frozenset({b"utf-8", b"us-ascii", b"iso-8859-1", b"windows-1252", b"windows-1258"})
"""In these a "<" is always the byte 0x3C, so that a DTD cannot hide from the look before parsing."""
_BEFORE_ROOT = ((b"<?", b"?>"), (b"<!--", b"-->"))
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


@dataclass(frozen=True, slots=True)
class SignedDocument:
    """A document and the signature elements in it, in order."""

    root: etree._Element
    signatures: tuple[etree._Element, ...]


def read(xml: bytes) -> SignedDocument:
    """Parse without entities, external references, comments and network.

    Comments are dropped before anybody looks: a signature does not cover them, and they could split words. Raises
    XmlNotReadable for what is no XML, has a DTD, anything beside the root, another encoding, or is too large.
    """
    _look_first(xml)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, huge_tree=True
    )
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise XmlNotReadable from error
    if root.getprevious() is not None or root.getnext() is not None:
        raise XmlNotReadable
    return SignedDocument(root, _signatures(root))


def _look_first(xml: bytes) -> None:
    """What must be known before a parser sees the bytes: it would expand a DTD's entities in attributes."""
    declared = _DECLARED.match(xml[:400])
    encoding = declared[1].lower() if declared else b"utf-8"
    hidden = b"\x00" in xml[:400] or xml[:2] in {b"\xff\xfe", b"\xfe\xff"}
    if len(xml) > _MOST_BYTES or xml.count(b"<") > _MOST_TAGS:
        raise XmlNotReadable
    if hidden or encoding not in _ENCODINGS or _has_dtd(xml):
        raise XmlNotReadable


def _has_dtd(xml: bytes) -> bool:
    """Whether a DTD stands before the root: nothing but comments and instructions may."""
    at = 3 if xml.startswith(b"\xef\xbb\xbf") else 0
    while True:
        at = len(xml) - len(xml[at:].lstrip()) if xml[at : at + 1].isspace() else at
        end = next((closing for opening, closing in _BEFORE_ROOT if xml.startswith(opening, at)), None)
        if end is None:
            return xml.startswith(b"<!", at)
        closed = xml.find(end, at)
        if closed < 0:
            return True
        at = closed + len(end)


def _signatures(root: etree._Element) -> tuple[etree._Element, ...]:
    """Elements that hold a SignedInfo, in xmldsig's namespace or, as old packets do, in the packet's."""
    packet = etree.QName(root).namespace
    return tuple(
        element
        for element in root.iter("{*}Signature")
        if (space := etree.QName(element).namespace) in {DS, packet}
        and element.find(f"{{{space}}}SignedInfo" if space else "SignedInfo") is not None
    )
