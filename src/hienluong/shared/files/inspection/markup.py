"""XML data files: well-formed, without document types, and never a page or drawing a browser would run."""

from xml.parsers import expat

from hienluong.shared.files.errors import FileTypeRefused

__all__ = ["ensure_plain_xml"]

_RUNS_IN_BROWSERS = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg")
_REFUSED_ROOTS = frozenset({"html", "svg", "xsl:stylesheet"})


def ensure_plain_xml(content: bytes) -> None:
    """Raise FileTypeRefused unless `content` is plain XML data."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.ProcessingInstructionHandler = _refuse
    parser.StartElementHandler = _element
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat's own "this is all"
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise FileTypeRefused(message="Tệp XML không đúng cú pháp.") from error


def _refuse(*_: object) -> None:
    raise FileTypeRefused(message="Tệp XML có khai báo không được phép.")


def _element(name: str, attributes: dict[str, str]) -> None:
    if name.lower().rsplit(":", 1)[-1] in _REFUSED_ROOTS or any(
        value in _RUNS_IN_BROWSERS for key, value in attributes.items() if key.startswith("xmlns")
    ):
        _refuse()
