"""What a signature really covers: every reference resolved here, in this document, and digested."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from hienluong.shared.signing.xml.algorithms import (
    CANONICAL,
    DIGESTS,
    ENVELOPED,
    PLAIN,
    WEAK_DIGEST,
    canonical,
)
from hienluong.shared.signing.xml.parsing import XADES
from hienluong.shared.signing.xml.parts import BrokenSignature, Parts, Reference

__all__ = ["Covered", "covered"]

_IDS = ("Id", "ID", "id", "{http://www.w3.org/XML/1998/namespace}id")


@dataclass(frozen=True, slots=True)
class Covered:
    """What was found behind the references.

    `content` is the canonical bytes that the signature is about; `whole` says whether that is the whole document.
    `properties` is XAdES's SignedProperties if the signature covers them.
    """

    content: bytes
    whole: bool
    intact: bool
    weak: bool
    properties: etree._Element | None


def covered(root: etree._Element, signature: etree._Element, parts: Parts) -> Covered:
    """Resolve and digest every reference; takes the signature out of the tree. Raises BrokenSignature.

    Of the references exactly one is about the document; all others lie inside the signature. None leads elsewhere.
    """
    inner: list[tuple[Reference, etree._Element]] = []
    outer: list[tuple[Reference, etree._Element]] = []
    for reference in parts.references:
        target = _target(root, reference.uri)
        (inner if _inside(target, signature) else outer).append((reference, target))
    if len(outer) != 1:
        raise BrokenSignature
    sound = all(_digest_fits(reference, _bytes_of(reference, target)) for reference, target in inner)
    reference, target = outer[0]
    _take_out(reference, target, signature)
    content = _bytes_of(reference, target)
    return Covered(
        content,
        target is root,
        sound and _digest_fits(reference, content),
        any(each.digest_algorithm == WEAK_DIGEST for each in parts.references),
        next((target for _, target in inner if target.tag == f"{{{XADES}}}SignedProperties"), None),
    )


def _target(root: etree._Element, uri: str) -> etree._Element:
    """The document, or the one element of that id; an id that is there twice could mean either."""
    if uri == "":
        return root
    if not uri.startswith("#") or uri.startswith("#xpointer("):
        raise BrokenSignature
    found = list(_with_id(root, uri[1:]))
    if len(found) != 1:
        raise BrokenSignature
    return found[0]


def _with_id(root: etree._Element, mark: str) -> Iterator[etree._Element]:
    for element in root.iter(etree.Element):
        if any(element.get(name) == mark for name in _IDS):
            yield element


def _inside(target: etree._Element, signature: etree._Element) -> bool:
    return any(ancestor is signature for ancestor in target.iterancestors())


def _take_out(reference: Reference, target: etree._Element, signature: etree._Element) -> None:
    """Remove the signature from what it covers, as the first transform says; the text behind it stays."""
    named = [transform.algorithm for transform in reference.transforms]
    holder = signature.getparent()
    held = any(element is signature for element in target.iter(signature.tag))
    if (
        target is signature
        or holder is None
        or (held and ENVELOPED not in named)
        or named.count(ENVELOPED) > 1
    ):
        raise BrokenSignature
    if not held:
        return
    before, tail = signature.getprevious(), signature.tail or ""
    if before is None:
        holder.text = (holder.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    holder.remove(signature)


def _bytes_of(reference: Reference, target: etree._Element) -> bytes:
    """The target in the one canonical form its reference names, else in the plain one."""
    forms = [transform for transform in reference.transforms if transform.algorithm != ENVELOPED]
    if len(forms) > 1 or any(form.algorithm not in CANONICAL for form in forms):
        raise BrokenSignature
    if not forms:
        return canonical(target, PLAIN)
    return canonical(target, forms[0].algorithm, forms[0].prefixes)


def _digest_fits(reference: Reference, content: bytes) -> bool:
    digest = DIGESTS.get(reference.digest_algorithm)
    if digest is None:
        raise BrokenSignature
    return digest(content).digest() == reference.digest
