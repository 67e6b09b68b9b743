"""What an archive says of itself: its members with size and SHA-256."""

import hashlib
import tarfile
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from pydantic import TypeAdapter, ValidationError

from hienluong.config.archive.trouble import ArchiveBroken

__all__ = ["DATABASE", "FORMAT", "MANIFEST", "Manifest", "Member", "checked_manifest", "sha256_of"]

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "database.dump"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside the archive."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The last member of an archive: an archive without it was never finished."""

    format: int
    made_at: datetime
    program: str
    encrypted: bool
    members: tuple[Member, ...]

    @property
    def size(self) -> int:
        """Bytes of all members."""
        return sum(member.size for member in self.members)


_SHAPE = TypeAdapter(Manifest)


def to_json(manifest: Manifest) -> bytes:
    """As it is written into the archive."""
    return _SHAPE.dump_json(manifest, indent=1)


def sha256_of(stream: IO[bytes]) -> str:
    """The digest of what is left of a stream."""
    digest = hashlib.sha256()
    while block := stream.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()


def checked_manifest(archive: tarfile.TarFile) -> Manifest:
    """The manifest, after every member was read and compared with it. Raises ArchiveBroken."""
    try:
        stored = archive.extractfile(MANIFEST)
        manifest = _SHAPE.validate_json(stored.read() if stored else b"")
    except (KeyError, ValidationError):
        raise ArchiveBroken("Tệp sao lưu chưa được ghi xong, hoặc không phải của Hiền Lương.") from None
    if manifest.format != FORMAT:
        raise ArchiveBroken(
            "Tệp sao lưu do một bản chương trình mới hơn tạo ra; hãy dùng bản đó để khôi phục."
        )
    found = {info.name for info in archive.getmembers()} - {MANIFEST}
    if found != {member.name for member in manifest.members}:
        raise ArchiveBroken("Tệp sao lưu thiếu hoặc thừa thành phần so với bản kê.")
    for member in manifest.members:
        _check(archive, member)
    return manifest


def _check(archive: tarfile.TarFile, member: Member) -> None:
    stream = archive.extractfile(member.name)
    if stream is None or sha256_of(stream) != member.sha256:
        raise ArchiveBroken(f"Tệp sao lưu hỏng ở thành phần {member.name}.")
