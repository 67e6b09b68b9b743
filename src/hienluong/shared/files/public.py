"""Front door of files."""

from hienluong.shared.files.actions.examine import examine
from hienluong.shared.files.actions.forget import forget
from hienluong.shared.files.actions.open_file import kept_path, open_file, open_public_file, read_kept
from hienluong.shared.files.actions.store import keep, store
from hienluong.shared.files.errors import (
    FileDamaged,
    FileInfected,
    FileNotFound,
    FileNotReady,
    FileTooLarge,
    FileTypeRefused,
    ScanFailed,
)
from hienluong.shared.files.limits import Limits, limits_for
from hienluong.shared.files.models import ScanState, StoredFile
from hienluong.shared.files.pdf_text.reading import PdfText, TextState, read_pdf_text
from hienluong.shared.files.queries import files_by_id, files_sent_by, in_quarantine
from hienluong.shared.files.responses import attachment_response, inline_response, public_response
from hienluong.shared.files.values import FileGrant, OpenedFile, Purpose, UploadedBytes

__all__ = [
    "FileDamaged",
    "FileGrant",
    "FileInfected",
    "FileNotFound",
    "FileNotReady",
    "FileTooLarge",
    "FileTypeRefused",
    "Limits",
    "OpenedFile",
    "PdfText",
    "Purpose",
    "ScanFailed",
    "ScanState",
    "StoredFile",
    "TextState",
    "UploadedBytes",
    "attachment_response",
    "examine",
    "files_by_id",
    "files_sent_by",
    "forget",
    "in_quarantine",
    "inline_response",
    "keep",
    "kept_path",
    "limits_for",
    "open_file",
    "open_public_file",
    "public_response",
    "read_kept",
    "read_pdf_text",
    "store",
]
