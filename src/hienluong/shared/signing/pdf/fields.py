"""Places in a PDF: empty signature fields, and the fields for number and date.

The number comes after the person's signature and before the seal (NĐ 30/2020, điều 15 và 32). Writing it onto
the page would break the first signature; filling a form field is allowed by it, so the places for number and date
are form fields from the start.
"""

from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import PdfContent, RawContent
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
    append_signature_field,
    enumerate_sig_fields,
)

from hienluong.shared.printing.public import Place, Printed
from hienluong.shared.signing.errors import AlreadySealed, NumberPlaceMissing, PdfNotSignable
from hienluong.shared.signing.pdf.appearance import Drawing, drawn
from hienluong.shared.signing.pdf.digest import digest_or_nothing

__all__ = [
    "SEAL",
    "Box",
    "box_of",
    "lay_fields",
    "opened",
    "signature_digests",
    "signature_fields",
    "stamp_number",
    "unseen_field",
]

SEAL = "seal"
_TEXT_FIELDS = ("number", "day")
_PRINTED = 4
_READ_ONLY = 1
"""Nobody fills number or date in a viewer; the house does."""

Box = tuple[float, float, float, float]


def opened(pdf: bytes) -> IncrementalPdfFileWriter:
    """The document, to be added to without touching what is there. Raises PdfNotSignable."""
    try:
        return IncrementalPdfFileWriter(BytesIO(pdf))
    except (PdfError, ValueError) as error:
        raise PdfNotSignable from error


def lay_fields(printed: Printed) -> bytes:
    """Make the places kept free in print into fields: signatures, seal, number, date. Before any signature."""
    writer = opened(printed.pdf)
    for place in printed.places:
        if place.name in _TEXT_FIELDS:
            _add_text_field(writer, place)
        else:
            append_signature_field(writer, _signature_field(place))
    return _written(writer)


def _signature_field(place: Place) -> SigFieldSpec:
    left, bottom, right, top = (round(edge) for edge in (place.left, place.bottom, place.right, place.top))
    return SigFieldSpec(
        sig_field_name=place.name,
        on_page=place.page - 1,
        box=(left, bottom, right, top),
        empty_field_appearance=True,
        **_lock(place.name),
    )


def unseen_field(name: str) -> SigFieldSpec:
    """A signature field without a place on the page."""
    return SigFieldSpec(sig_field_name=name, **_lock(name))


def _lock(name: str) -> dict[str, Any]:
    """The seal comes last: it locks every field and forbids all changes."""
    if name != SEAL:
        return {}
    return {"field_mdp_spec": FieldMDPSpec(FieldMDPAction.ALL), "doc_mdp_update_value": MDPPerm.NO_CHANGES}


def _add_text_field(writer: IncrementalPdfFileWriter, place: Place) -> None:
    page_ref, _ = writer.find_page_for_modification(place.page - 1)
    page = page_ref.get_object()
    edges = (place.left, place.bottom, place.right, place.top)
    blank = RawContent(b"", box=BoxConstraints(width=edges[2] - edges[0], height=edges[3] - edges[1]))
    field = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/Widget"),
            pdf_name("/FT"): pdf_name("/Tx"),
            pdf_name("/T"): pdf_string(place.name),
            pdf_name("/TU"): pdf_string("Số văn bản" if place.name == "number" else "Ngày, tháng, năm"),
            pdf_name("/Ff"): generic.NumberObject(_READ_ONLY),
            pdf_name("/F"): generic.NumberObject(_PRINTED),
            pdf_name("/DA"): pdf_string("/F 0 Tf 0 g"),
            pdf_name("/Rect"): generic.ArrayObject(generic.FloatObject(round(edge, 2)) for edge in edges),
            pdf_name("/P"): page_ref,
            pdf_name("/AP"): _appearance(writer, blank),
        }
    )
    reference = writer.add_object(field)
    _append(writer, page, "/Annots", reference)
    _append(writer, _form(writer), "/Fields", reference)


def _form(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    root = writer.root
    if "/AcroForm" not in root:
        form = generic.DictionaryObject({pdf_name("/Fields"): generic.ArrayObject()})
        root[pdf_name("/AcroForm")] = writer.add_object(form)
        writer.update_root()
    held: generic.DictionaryObject = root["/AcroForm"]
    return held


def _append(
    writer: IncrementalPdfFileWriter,
    holder: generic.DictionaryObject,
    key: str,
    reference: generic.IndirectObject,
) -> None:
    if key not in holder:
        holder[pdf_name(key)] = generic.ArrayObject()
    entries = holder[key]
    entries.append(reference)
    changed = entries if entries.container_ref is not None else holder
    if changed.container_ref is not None:
        writer.update_container(changed)


def _appearance(writer: IncrementalPdfFileWriter, content: PdfContent) -> generic.DictionaryObject:
    content.set_writer(writer)
    reference = writer.add_object(content.as_form_xobject())
    return generic.DictionaryObject({pdf_name("/N"): reference})


def stamp_number(pdf: bytes, number: str, date_line: str) -> bytes:
    """Fill number and date ("ngày 05 tháng 02 năm 2026") after the signature, before the seal.

    The place before the date is printed already: it was known, and signed, from the start.

    Raises NumberPlaceMissing when the document has no such places or they are filled, AlreadySealed.
    """
    writer = opened(pdf)
    if SEAL in signature_fields(writer.prev, filled=True):
        raise AlreadySealed
    fields = {str(field.get("/T", "")): field for field in _form_fields(writer)}
    for name, words in (("number", number), ("day", date_line)):
        field = fields.get(name)
        if field is None or field.get("/V"):
            raise NumberPlaceMissing
        _fill(writer, field, words, italic=name == "day")
    return _written(writer)


def _form_fields(writer: IncrementalPdfFileWriter) -> list[generic.DictionaryObject]:
    root = writer.root
    if "/AcroForm" not in root:
        return []
    return [reference.get_object() for reference in root["/AcroForm"]["/Fields"]]


def _fill(
    writer: IncrementalPdfFileWriter, field: generic.DictionaryObject, words: str, *, italic: bool
) -> None:
    drawing = Drawing(drawn("line", {"words": words, "italic": italic}, box_of(field)))
    field[pdf_name("/V")] = pdf_string(words)
    field[pdf_name("/AP")] = _appearance(writer, drawing)
    writer.update_container(field)


def signature_fields(reader: PdfFileReader, *, filled: bool) -> dict[str, generic.DictionaryObject]:
    """The document's signature fields that are filled, or those that are free, by name."""
    found = enumerate_sig_fields(reader, filled_status=filled)
    return {name: reference.get_object() for name, _value, reference in found}


def signature_digests(reader: PdfFileReader) -> list[str]:
    """How the signatures that the document holds already are known."""
    held = (field["/V"].get("/Contents", b"") for field in signature_fields(reader, filled=True).values())
    return [digest for contents in held if (digest := digest_or_nothing(bytes(contents)))]


def box_of(field: generic.DictionaryObject) -> Box:
    """The rectangle of a field, in points."""
    left, bottom, right, top = (float(edge) for edge in field["/Rect"])
    return left, bottom, right, top


def _written(writer: IncrementalPdfFileWriter) -> bytes:
    output = BytesIO()
    writer.write(output)
    return output.getvalue()
