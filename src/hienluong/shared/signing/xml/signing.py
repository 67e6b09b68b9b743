"""Making an enveloped XAdES signature (ETSI EN 319 132-1, baseline B-B) over a whole document."""

import base64
import hashlib
from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from lxml import etree

from hienluong.base import clock
from hienluong.base.ids import uuid7
from hienluong.shared.signing.errors import XmlNotSignable
from hienluong.shared.signing.identity import Identity, signed_by
from hienluong.shared.signing.providers import Activation, Mechanism
from hienluong.shared.signing.xml.algorithms import ENVELOPED, EXCLUSIVE, SHA256, WRITTEN, canonical
from hienluong.shared.signing.xml.parsing import DS, XADES, read

__all__ = ["signed_xml"]

_PROPERTIES = "http://uri.etsi.org/01903#SignedProperties"
_HALF = 32


def signed_xml(xml: bytes, identity: Identity, place: str, activation: Activation) -> bytes:
    """The document with a signature over all of it, as the last child of `place` (an lxml path; empty: the root).

    Raises XmlNotReadable, XmlNotSignable for a document that is signed already or has no such place, and what
    the key's provider raises.
    """
    document = read(xml)
    holder = document.root.find(place) if place else document.root
    if document.signatures or holder is None:
        raise XmlNotSignable
    whole = canonical(document.root, EXCLUSIVE)
    signature = etree.SubElement(holder, f"{{{DS}}}Signature", nsmap={"ds": DS}, Id=f"S-{uuid7().hex}")
    mark = signature.get("Id") or ""
    info = _signed_info(signature, identity.credential.mechanism)
    value = _child(signature, "SignatureValue")
    _key_info(signature, identity)
    properties = _properties(signature, mark, identity)
    _reference(info, f"{mark}-document", "", [ENVELOPED, EXCLUSIVE], whole)
    _reference(info, "", f"#{mark}-properties", [EXCLUSIVE], canonical(properties, EXCLUSIVE))
    value.text = _value(identity, canonical(info, EXCLUSIVE), activation)
    return etree.tostring(document.root, xml_declaration=True, encoding="UTF-8")


def _value(identity: Identity, data: bytes, activation: Activation) -> str:
    """ECDSA stands in XML as two numbers one after the other (RFC 9231)."""
    made = signed_by(identity, data, activation)
    if identity.credential.mechanism is Mechanism.ECDSA:
        r, s = decode_dss_signature(made)
        half = max(_HALF, (max(r.bit_length(), s.bit_length()) + 7) // 8)
        made = r.to_bytes(half, "big") + s.to_bytes(half, "big")
    return base64.b64encode(made).decode()


def _child(parent: etree._Element, name: str, space: str = DS, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{space}}}{name}", attributes)


def _signed_info(signature: etree._Element, mechanism: Mechanism) -> etree._Element:
    info = _child(signature, "SignedInfo")
    _child(info, "CanonicalizationMethod", Algorithm=EXCLUSIVE)
    _child(info, "SignatureMethod", Algorithm=WRITTEN[mechanism])
    return info


def _reference(info: etree._Element, mark: str, address: str, transforms: list[str], content: bytes) -> None:
    reference = _child(info, "Reference", URI=address)
    if mark:
        reference.set("Id", mark)
    else:
        reference.set("Type", _PROPERTIES)
    held = _child(reference, "Transforms")
    for transform in transforms:
        _child(held, "Transform", Algorithm=transform)
    _digest(reference, content)


def _digest(parent: etree._Element, content: bytes) -> None:
    _child(parent, "DigestMethod", Algorithm=SHA256)
    _child(parent, "DigestValue").text = base64.b64encode(hashlib.sha256(content).digest()).decode()


@lru_cache(maxsize=4096)
def _body(certificate: str) -> str:
    """The base64 of a PEM certificate, without its frame."""
    return "".join(certificate.strip().splitlines()[1:-1])


def _key_info(signature: etree._Element, identity: Identity) -> None:
    held = _child(_child(signature, "KeyInfo"), "X509Data")
    for certificate in (identity.certificate, *identity.chain):
        _child(held, "X509Certificate").text = _body(certificate)


def _properties(signature: etree._Element, mark: str, identity: Identity) -> etree._Element:
    """When, and with which certificate: signed, so that neither can be exchanged."""
    holder = etree.SubElement(
        _child(signature, "Object"),
        f"{{{XADES}}}QualifyingProperties",
        nsmap={"xades": XADES},
        Target=f"#{mark}",
    )
    properties = _child(holder, "SignedProperties", XADES, Id=f"{mark}-properties")
    said = _child(properties, "SignedSignatureProperties", XADES)
    _child(said, "SigningTime", XADES).text = clock.local(clock.now()).isoformat(timespec="seconds")
    named = _child(_child(_child(said, "SigningCertificateV2", XADES), "Cert", XADES), "CertDigest", XADES)
    _digest(named, base64.b64decode(_body(identity.certificate)))
    about = _child(_child(properties, "SignedDataObjectProperties", XADES), "DataObjectFormat", XADES)
    about.set("ObjectReference", f"#{mark}-document")
    _child(about, "MimeType", XADES).text = "text/xml"
    return properties
