"""A signature element taken apart. Whatever is not exactly as expected makes it broken."""

import base64
import binascii
from dataclasses import dataclass

from lxml import etree

__all__ = ["BrokenSignature", "Parts", "Reference", "parts_of"]

_MOST_REFERENCES = 5
_MOST_CERTIFICATES = 8
_PREFIXES = "{http://www.w3.org/2001/10/xml-exc-c14n#}InclusiveNamespaces"


class BrokenSignature(ValueError):
    """The signature cannot be read, or uses what is not accepted."""


@dataclass(frozen=True, slots=True)
class Transform:
    """A transform's algorithm, with the prefixes that an exclusive canonicalisation keeps."""

    algorithm: str
    prefixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """What a signature says it covers."""

    uri: str
    type: str
    transforms: tuple[Transform, ...]
    digest_algorithm: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class Parts:
    """A signature's own words."""

    info: etree._Element
    canonicalization: Transform
    method: str
    references: tuple[Reference, ...]
    value: bytes
    certificates: tuple[str, ...]
    """Base64 of DER, without spaces."""


def parts_of(signature: etree._Element) -> Parts:
    """Take a signature apart. Raises BrokenSignature."""
    space = etree.QName(signature).namespace
    reader = _Reader(f"{{{space}}}" if space else "")
    info = reader.child(signature, "SignedInfo")
    references = tuple(reader.reference(each) for each in reader.children(info, "Reference"))
    certificates = [
        "".join((each.text or "").split())
        for each in reader.child(signature, "KeyInfo").iter(f"{reader.space}X509Certificate")
    ]
    if not 0 < len(references) <= _MOST_REFERENCES or not 0 < len(certificates) <= _MOST_CERTIFICATES:
        raise BrokenSignature
    return Parts(
        info,
        _transform(reader.child(info, "CanonicalizationMethod")),
        reader.child(info, "SignatureMethod").get("Algorithm") or "",
        references,
        _decoded(reader.child(signature, "SignatureValue")),
        tuple(certificates),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    space: str

    def children(self, parent: etree._Element, name: str) -> list[etree._Element]:
        return parent.findall(self.space + name)

    def child(self, parent: etree._Element, name: str) -> etree._Element:
        """The one child of that name; two would let one be checked and the other be read."""
        found = self.children(parent, name)
        if len(found) != 1:
            raise BrokenSignature
        return found[0]

    def reference(self, element: etree._Element) -> Reference:
        uri = element.get("URI")
        if uri is None:
            raise BrokenSignature
        held = self.children(element, "Transforms")
        transforms = self.children(held[0], "Transform") if held else []
        return Reference(
            uri,
            element.get("Type") or "",
            tuple(_transform(each) for each in transforms),
            self.child(element, "DigestMethod").get("Algorithm") or "",
            _decoded(self.child(element, "DigestValue")),
        )


def _transform(element: etree._Element) -> Transform:
    kept = element.find(_PREFIXES)
    prefixes = (kept.get("PrefixList") or "").split() if kept is not None else []
    return Transform(element.get("Algorithm") or "", tuple(prefixes))


def _decoded(element: etree._Element) -> bytes:
    try:
        return base64.b64decode("".join((element.text or "").split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise BrokenSignature from error
