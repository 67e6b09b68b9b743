"""XML packets: signed for an agency, checked by anybody, and every trick named."""

import base64
import hashlib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st
from lxml import etree
from signxml import SignatureMethod, XMLSigner
from signxml.xades import XAdESSignatureConfiguration, XAdESSigner, XAdESVerifier

from hienluong.base import clock
from hienluong.base.errors import NotAllowed
from hienluong.kernel.journal.models import Entry
from hienluong.shared.signing import public as signing
from hienluong.shared.signing.certificates.authority import authority_chain, pem_of
from hienluong.shared.signing.certificates.building import (
    Issuer,
    Leaf,
    authority_certificate,
    leaf_certificate,
    name_of,
)
from hienluong.shared.signing.xml.parsing import DS

from .conftest import NOW, Office

Problem, Remark, Verdict = signing.Problem, signing.Remark, signing.Verdict
PACKET = """<?xml version="1.0" encoding="utf-8"?>
<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">
  <edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">
    <edXML:edXMLHeader><edXML:Subject>V/v cấp nước sạch</edXML:Subject><!-- ghi chú --></edXML:edXMLHeader>
    <edXML:edXMLBody Id="body"><edXML:Amount>15</edXML:Amount></edXML:edXMLBody>
  </edXML:edXMLEnvelope>
</edXML>
""".encode()
HEADER = ".//{http://www.mic.gov.vn/TBT/QCVN_102_2016}edXMLHeader"


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


def seal(office: Office, xml: bytes = PACKET, place: str = "") -> bytes:
    return signing.sign_xml(office.clerk, xml, signing.SealRequest(agency_id=office.agency.pk), place)


@pytest.fixture
def signed(office: Office) -> bytes:
    return seal(office, place=HEADER)


def test_a_signed_packet_is_valid_and_says_who(office: Office, signed: bytes) -> None:
    report = signing.validate_xml(signed)
    assert report.verdict == Verdict.VALID
    found = report.signatures[0]
    assert (found.who, found.role, found.at) == ("Ủy ban nhân dân xã Hướng Phùng", signing.Role.SEAL, NOW)
    assert (found.covers_whole_file, found.revocation) == (True, signing.Revocation.GOOD)
    assert Entry.objects.filter(verb="signing.packet_signed").count() == 1


def test_the_signature_stands_where_the_packet_wants_it(signed: bytes) -> None:
    holder = etree.fromstring(signed).find(f".//{{{DS}}}Signature").getparent()
    assert etree.QName(holder).localname == "edXMLHeader"


def test_what_is_signed_is_handed_out_without_signature_and_comments(signed: bytes) -> None:
    content = signing.validate_xml(signed).signed
    assert "cấp nước sạch".encode() in content
    assert b"Signature" not in content
    assert "ghi chú".encode() not in content


def test_others_programs_accept_it(office: Office, signed: bytes) -> None:
    """Checked by signxml, another implementation of XAdES."""
    roots = "".join(authority_chain())
    config = XAdESSignatureConfiguration(expect_references=2, location=".//", verification_time=NOW)
    leaf = signing.SigningKey.objects.get().certificate
    results = XAdESVerifier().verify(signed, x509_cert=leaf, expect_config=config)
    assert b"edXMLBody" in results[0].signed_data
    assert roots


def outside_key(keys: Path, *, trusted: bool = True) -> tuple[rsa.RSAPrivateKey, list[x509.Certificate]]:
    """Somebody else's key and certificate, below a root that the operator may trust."""
    root_key = ec.generate_private_key(ec.SECP256R1())
    root = Issuer(authority_certificate(root_key, name_of("CA ngành", "Bộ mẫu"), NOW, None), root_key)
    key = rsa.generate_private_key(65537, 2048)
    leaf = leaf_certificate(Leaf(key.public_key(), name_of("Bộ mẫu", "Bộ mẫu"), "http://x"), NOW, root)
    if trusted:
        (keys / "trusted").mkdir(exist_ok=True)
        (keys / "trusted" / "nganh.pem").write_text(pem_of(root.certificate))
    return key, [leaf, root.certificate]


def test_what_others_programs_sign_is_accepted(office: Office, keys: Path) -> None:
    key, chain = outside_key(keys)
    made = XAdESSigner(signature_algorithm=SignatureMethod.RSA_SHA256).sign(
        etree.fromstring(PACKET), key=key, cert=chain
    )
    report = signing.validate_xml(etree.tostring(made))
    assert report.verdict == Verdict.VALID
    assert report.signatures[0].remarks == (Remark.REVOCATION_UNKNOWN,)
    assert "chưa kiểm tra được chứng thư có bị thu hồi" in report.sentences[1]


def test_any_changed_letter_is_found(signed: bytes) -> None:
    text = signed.decode()
    for was, becomes in (
        ("15<", "16<"),
        ("nước", "nuớc"),
        ("edXMLBody Id", "edXMLBody id"),
        ("V/v ", "V/v  "),
    ):
        changed = text.replace(was, becomes)
        assert changed != text
        report = signing.validate_xml(changed.encode())
        assert (report.verdict, report.signed) == (Verdict.ALTERED, b""), was
    assert Problem.ALTERED in signing.validate_xml(text.replace("15<", "16<").encode()).signatures[0].problems


@trying(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_changed_byte_makes_another_packet_valid(signed: bytes, data: st.DataObject) -> None:
    """Whatever byte changes, either it is found, or what is handed out as signed is the same."""
    at = data.draw(st.integers(0, len(signed) - 1))
    changed = signed[:at] + bytes([data.draw(st.integers(0, 255))]) + signed[at + 1 :]
    report = signing.validate_xml(changed)
    assert report.verdict != Verdict.VALID or report.signed == signing.validate_xml(signed).signed


def _wrapped_in_another_root(xml: bytes) -> bytes:
    inner = xml.split(b"?>", 1)[1]
    return b'<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><Amount>99</Amount>' + inner + b"</edXML>"


def _moved_with_the_signed_part_beside(xml: bytes) -> bytes:
    """The signed body is hung elsewhere under its id, and a false one takes its place."""
    root = etree.fromstring(xml)
    body = root.find(".//{*}edXMLBody")
    envelope = body.getparent()
    false = etree.fromstring(etree.tostring(body).replace(b"15", b"99"))
    false.set("Id", "other")
    envelope.replace(body, false)
    etree.SubElement(envelope, "Hidden").append(body)
    return etree.tostring(root)


def _doubled(xml: bytes) -> bytes:
    root = etree.fromstring(xml)
    signature = root.find(f".//{{{DS}}}Signature")
    root.append(etree.fromstring(etree.tostring(signature)))
    return etree.tostring(root)


@pytest.mark.parametrize("attack", [_wrapped_in_another_root, _moved_with_the_signed_part_beside, _doubled])
def test_wrapping_is_refused(signed: bytes, attack: Callable[[bytes], bytes]) -> None:
    report = signing.validate_xml(attack(signed))
    assert (report.verdict, report.signed) == (Verdict.ALTERED, b"")


def test_a_signature_over_a_part_says_so(office: Office, keys: Path) -> None:
    """Where the part is moved does not matter: the whole is not covered."""
    key, chain = outside_key(keys)
    made = XMLSigner(signature_algorithm=SignatureMethod.RSA_SHA256).sign(
        etree.fromstring(PACKET), key=key, cert=chain, reference_uri="#body"
    )
    report = signing.validate_xml(etree.tostring(made))
    assert report.verdict == Verdict.ALTERED
    assert report.signatures[0].problems == (Problem.NOT_WHOLE,)
    assert "một phần nội dung" in report.sentences[1]


def sign_old_way(
    xml: bytes, key: rsa.RSAPrivateKey, certificate: x509.Certificate, reference: str = ""
) -> bytes:
    """As old packets are signed: SHA-1, plain canonical form, Signature in the packet's own namespace."""
    root = etree.fromstring(xml)
    space = etree.QName(root).namespace
    digest = base64.b64encode(hashlib.sha1(etree.tostring(root, method="c14n", with_comments=False)).digest())
    plain = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
    body = base64.b64encode(certificate.public_bytes(Encoding.DER)).decode()
    transforms = f'<Transform Algorithm="{DS}enveloped-signature"/>'
    root.append(
        etree.fromstring(
            f'<Signature xmlns="{space}"><SignedInfo><CanonicalizationMethod Algorithm="{plain}"/>'
            f'<SignatureMethod Algorithm="{DS}rsa-sha1"/><Reference URI="{reference}">'
            f'<Transforms>{transforms}</Transforms><DigestMethod Algorithm="{DS}sha1"/>'
            f"<DigestValue>{digest.decode()}</DigestValue></Reference></SignedInfo><SignatureValue/>"
            f"<KeyInfo><X509Data><X509Certificate>{body}</X509Certificate></X509Data></KeyInfo></Signature>"
        )
    )
    info = root.find(f"{{{space}}}Signature/{{{space}}}SignedInfo")
    value = key.sign(etree.tostring(info, method="c14n"), padding.PKCS1v15(), hashes.SHA1())
    root.find(f".//{{{space}}}SignatureValue").text = base64.b64encode(value).decode()
    return etree.tostring(root)


def test_sha1_of_old_systems_is_accepted_and_said(office: Office, keys: Path) -> None:
    key, chain = outside_key(keys)
    old = PACKET.replace("<!-- ghi chú -->".encode(), b"")
    report = signing.validate_xml(sign_old_way(old, key, chain[0]))
    assert report.verdict == Verdict.VALID
    assert Remark.WEAK_DIGEST in report.signatures[0].remarks
    assert "SHA-1" in report.sentences[1]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/x.xml", "file:///etc/passwd", "#xpointer(/)", "#nowhere"]
)
def test_references_that_lead_elsewhere_are_refused(office: Office, keys: Path, address: str) -> None:
    key, chain = outside_key(keys)
    report = signing.validate_xml(sign_old_way(PACKET, key, chain[0], address))
    assert report.signatures[0].problems == (Problem.BROKEN,)


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"PK\x03\x04",
        b"<a>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16"),
        b'<?xml version="1.0" encoding="UTF-7"?>+ADw-!DOCTYPE a+AD4-<a/>',
        b"<?run me?><a/>",
        b"<a>" * 500_000,
    ],
    ids=["empty", "zip", "cut", "entity", "external", "utf-16", "utf-7", "instruction", "many"],
)
def test_what_is_no_honest_xml_is_unreadable(office: Office, hostile: bytes) -> None:
    assert signing.validate_xml(hostile).verdict == Verdict.UNREADABLE
    with pytest.raises(signing.XmlNotReadable):
        seal(office, hostile)


def test_what_only_looks_like_a_dtd_in_the_text_is_read(office: Office) -> None:
    xml = b"<?xml version='1.0'?><!-- <a> --> <a><![CDATA[<!DOCTYPE html>]]></a>"
    report = signing.validate_xml(seal(office, xml.replace(b"<!-- <a> --> ", b"")))
    assert report.verdict == Verdict.VALID
    assert b"DOCTYPE" in report.signed
    hidden = b"<!-- <a> --><!DOCTYPE a [<!ENTITY b 'c'>]><a/>"
    assert signing.validate_xml(hidden).verdict == Verdict.UNREADABLE


def test_a_packet_without_signature_is_told_so(office: Office) -> None:
    assert signing.validate_xml(PACKET).verdict == Verdict.UNSIGNED


def test_an_unknown_authority_is_named(office: Office, keys: Path) -> None:
    key, chain = outside_key(keys, trusted=False)
    report = signing.validate_xml(sign_old_way(PACKET, key, chain[0]))
    assert report.verdict in {Verdict.UNTRUSTED, Verdict.ALTERED}
    assert report.signatures[0].problems[-1] == Problem.UNKNOWN_ISSUER


def test_a_self_made_certificate_is_named(office: Office) -> None:
    key = rsa.generate_private_key(65537, 2048)
    name = name_of("Tự làm", "Tự làm")
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(7).not_valid_before(NOW - timedelta(days=1))
    certificate = builder.not_valid_after(NOW + timedelta(days=9)).sign(key, hashes.SHA256())
    report = signing.validate_xml(sign_old_way(PACKET, key, certificate))
    assert report.signatures[0].problems[-1] == Problem.SELF_SIGNED
    assert "tự tạo" in report.sentences[1]


@pytest.mark.parametrize(
    ("later", "problem"),
    [(timedelta(days=4 * 365), Problem.EXPIRED), (-timedelta(days=30), Problem.NOT_YET_VALID)],
)
def test_time_decides_about_a_certificate(signed: bytes, later: timedelta, problem: Problem) -> None:
    moment: datetime = NOW + later
    assert signing.validate_xml(signed, at=moment).signatures[0].problems == (problem,)


def test_a_revoked_certificate_is_named_for_later_packets_and_spared_for_earlier(
    office: Office, signed: bytes
) -> None:
    assert signing.validate_xml(signed).verdict == Verdict.VALID
    with clock.frozen(NOW + timedelta(hours=1)):
        signing.revoke_key(office.administrator, signing.SigningKey.objects.get().pk, "mất thiết bị")
    with clock.frozen(NOW + timedelta(hours=2)):
        report = signing.validate_xml(signed)
        assert report.signatures[0].problems == (Problem.REVOKED,)
        assert report.signatures[0].revocation == signing.Revocation.REVOKED
        assert signing.validate_xml(signed, at=NOW).verdict == Verdict.VALID


def test_another_certificate_of_the_same_key_is_refused(signed: bytes, keys: Path, office: Office) -> None:
    """The certificate is named inside what is signed."""
    key = signing.SigningKey.objects.get()
    public = x509.load_pem_x509_certificate(key.certificate.encode()).public_key()
    assert isinstance(public, ec.EllipticCurvePublicKey)
    other_key = ec.generate_private_key(ec.SECP256R1())
    other = Issuer(authority_certificate(other_key, name_of("CA khác", "CA khác"), NOW, None), other_key)
    another = leaf_certificate(Leaf(public, name_of("Kẻ khác", "Kẻ khác"), "http://x"), NOW, other)
    body = "".join(key.certificate.strip().splitlines()[1:-1]).encode()
    changed = signed.replace(body, base64.b64encode(another.public_bytes(Encoding.DER)))
    assert changed != signed
    assert signing.validate_xml(changed).signatures[0].problems == (Problem.BROKEN,)


def test_a_packet_is_signed_once_and_only_where_there_is_a_place(office: Office, signed: bytes) -> None:
    for xml, place in ((signed, ""), (PACKET, ".//{x}nowhere")):
        with pytest.raises(signing.XmlNotSignable):
            seal(office, xml, place)


def test_only_the_clerk_of_the_agency_signs_packets(office: Office) -> None:
    for actor in (office.chair, office.deputy, office.stranger):
        with pytest.raises(NotAllowed):
            signing.sign_xml(actor, PACKET, signing.SealRequest(agency_id=office.agency.pk))
