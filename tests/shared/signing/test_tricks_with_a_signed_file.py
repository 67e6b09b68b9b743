"""Shadow attacks and other tricks with incremental updates, byte ranges and fields: each is found and named."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter

from hienluong.base import clock
from hienluong.shared.signing import public as signing
from hienluong.shared.signing.certificates.authority import pem_of
from hienluong.shared.signing.certificates.building import (
    Issuer,
    Leaf,
    authority_certificate,
    leaf_certificate,
    name_of,
)
from hienluong.shared.signing.models import Upkeep

from .conftest import NOW, Office, printed

Problem, Verdict = signing.Problem, signing.Verdict


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


@pytest.fixture(params=["ours", "as a stranger sees it"])
def signed(request: pytest.FixtureRequest, office: Office) -> bytes:
    """Signed by the chair; the second time without the house's own record, which would give every change away."""
    pdf = signing.lay_fields(printed())
    pdf = signing.sign_pdf(office.chair, pdf, signing.SignRequest(post_id=office.chair_post))
    if request.param != "ours":
        Upkeep.objects.all().delete()
        signing.SignatureRecord.objects.all().delete()
    return pdf


def written(writer: IncrementalPdfFileWriter) -> bytes:
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def note_over_the_text(pdf: bytes) -> bytes:
    """An annotation that hides what was signed: the certification allows fields, not annotations."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0]
    note = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/FreeText"),
            pdf_name("/Rect"): generic.ArrayObject(generic.NumberObject(each) for each in (0, 0, 600, 800)),
            pdf_name("/Contents"): pdf_string("Nội dung khác"),
            pdf_name("/DA"): pdf_string("/Helv 20 Tf 0 g"),
        }
    )
    reference = writer.add_object(note)
    annotations = page.get("/Annots", generic.ArrayObject())
    annotations.append(reference)
    page[pdf_name("/Annots")] = annotations
    writer.update_container(page)
    return written(writer)


def other_page_content(pdf: bytes) -> bytes:
    """The page points to other content."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0]
    page[pdf_name("/Contents")] = writer.add_object(generic.StreamObject(stream_data=b"0 0 600 800 re f"))
    writer.update_container(page)
    return written(writer)


def other_glyphs(pdf: bytes) -> bytes:
    """A font is exchanged: the same text shows other letters."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    fonts = writer.root["/Pages"]["/Kids"][0]["/Resources"]["/Font"]
    font = next(iter(fonts.values())).get_object()
    font[pdf_name("/BaseFont")] = pdf_name("/Other")
    writer.update_container(font)
    return written(writer)


def script_added(pdf: bytes) -> bytes:
    """Something runs when the file is opened."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    writer.root[pdf_name("/OpenAction")] = generic.DictionaryObject(
        {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): pdf_string("app.alert(1)")}
    )
    writer.update_root()
    return written(writer)


def signature_taken_out_of_the_form(pdf: bytes) -> bytes:
    """The field points to another signature object, made from the first one's words."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    field = next(
        each for each in writer.root["/AcroForm"]["/Fields"] if each.get_object()["/T"] == "signature"
    )
    old = field.get_object()["/V"]
    false = generic.DictionaryObject({key: value for key, value in old.items() if key != "/Reason"})
    field.get_object()[pdf_name("/V")] = writer.add_object(false)
    writer.mark_update(field.reference)
    return written(writer)


def gap_widened(pdf: bytes) -> bytes:
    """The byte range leaves out more than the signature."""
    start = pdf.rindex(b"/ByteRange")
    span = pdf[start : pdf.index(b"]", start)]
    numbers = span.split(b"[")[1].split()
    numbers[2] = str(int(numbers[2]) + 200).encode()
    numbers[3] = str(int(numbers[3]) - 200).encode()
    changed = b"/ByteRange [" + b" ".join(numbers)
    return pdf.replace(span, changed.ljust(len(span)))


def nothing_covered(pdf: bytes) -> bytes:
    """A byte range of nothing (universal signature forgery)."""
    start = pdf.rindex(b"/ByteRange")
    span = pdf[start : pdf.index(b"]", start)]
    return pdf.replace(span, b"/ByteRange [0 0 0 0".ljust(len(span)))


def contents_emptied(pdf: bytes) -> bytes:
    start = pdf.rindex(b"/Contents <") + 11
    return pdf[:start] + b"0" * 4_000 + pdf[start + 4_000 :]


TRICKS = [
    note_over_the_text,
    other_page_content,
    other_glyphs,
    script_added,
    signature_taken_out_of_the_form,
    gap_widened,
    nothing_covered,
    contents_emptied,
]


@pytest.mark.parametrize("trick", TRICKS)
def test_a_trick_is_found_and_the_file_not_believed(signed: bytes, trick: Callable[[bytes], bytes]) -> None:
    changed = trick(signed)
    assert changed != signed
    report = signing.validate_pdf(changed)
    assert report.verdict == Verdict.ALTERED
    assert report.signatures[0].worst in {Problem.ALTERED, Problem.CHANGED_AFTER, Problem.BROKEN}
    assert "thay đổi sau khi ký" in report.sentences[0]


def test_a_file_without_signatures_says_so(office: Office) -> None:
    for pdf in (printed().pdf, signing.lay_fields(printed())):
        assert signing.validate_pdf(pdf).verdict == Verdict.UNSIGNED


def test_a_signature_of_an_unknown_kind_is_told_and_not_overlooked(signed: bytes) -> None:
    changed = signed.replace(b"/ETSI.CAdES.detached", b"/adbe.x509.rsa_sha1.")
    assert changed != signed
    report = signing.validate_pdf(changed)
    assert (report.verdict, report.signatures[0].problems) == (Verdict.ALTERED, (Problem.BROKEN,))


def test_an_encrypted_file_cannot_be_checked(office: Office) -> None:
    writer = copy_into_new_writer(PdfFileReader(BytesIO(printed().pdf)))
    writer.encrypt("owner", "user")
    output = BytesIO()
    writer.write(output)
    assert signing.validate_pdf(output.getvalue()).verdict in {Verdict.UNREADABLE, Verdict.UNSIGNED}


def test_another_persons_signature_in_a_free_field_is_judged_by_itself(signed: bytes, tmp_path: Path) -> None:
    """Filling a free field is allowed; whoever did it is named, and not believed."""
    writer = IncrementalPdfFileWriter(BytesIO(signed))
    metadata = signers.PdfSignatureMetadata(field_name="seal", subfilter=SigSeedSubFilter.PADES)
    report = signing.validate_pdf(signers.sign_pdf(writer, metadata, self_made(tmp_path)).getvalue())
    assert [found.worst for found in report.signatures] == [None, Problem.SELF_SIGNED]
    assert report.verdict == Verdict.UNTRUSTED


def self_made(directory: Path) -> signers.SimpleSigner:
    """A signer with a certificate of its own making."""
    key, name = ec.generate_private_key(ec.SECP256R1()), name_of("Tự làm", "Tự làm")
    certificate = leaf_certificate(
        Leaf(key.public_key(), name, "http://x"),
        NOW,
        Issuer(authority_certificate(key, name, NOW, None), key),
    )
    (directory / "key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    (directory / "certificate.pem").write_text(pem_of(certificate))
    signer = signers.SimpleSigner.load(str(directory / "key.pem"), str(directory / "certificate.pem"))
    assert isinstance(signer, signers.SimpleSigner)
    return signer
