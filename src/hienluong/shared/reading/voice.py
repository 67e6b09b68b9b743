"""The voice of the house: espeak-ng, where it is installed, run as a program of its own without a shell."""

import hashlib
import shutil
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from django.conf import settings

from hienluong.base.fresh import fresh
from hienluong.shared.reading.errors import NoVoice, VoiceBusy
from hienluong.shared.reading.speaking import sentences

__all__ = ["forget_old_sound", "has_voice", "spoken"]

_PROGRAM = "espeak-ng"
_VOICE = "vi-vn-x-central"
"""The way people of the province speak."""

_WORDS_A_MINUTE = 150
_LONGEST = 6_000
"""Letters of a text that are spoken: about seven minutes."""

_SECONDS = 20
_AT_ONCE = threading.BoundedSemaphore(2)
_KEPT_SECONDS = 30 * 86_400


@fresh(60)
def has_voice() -> bool:
    """Whether the server can speak."""
    return shutil.which(_PROGRAM) is not None


def spoken(text: str) -> bytes:
    """The beginning of a text as sound (WAV); made once, then kept for a month. Raises NoVoice, VoiceBusy."""
    said = "\n".join(sentences(text[:_LONGEST]))
    file = _directory() / f"{_key(said)}.wav"
    if not file.exists():
        _keep(file, _speak(said))
    return file.read_bytes()


def forget_old_sound() -> None:
    """Delete what was made more than a month ago; it is made again when somebody listens."""
    for file in _directory().glob("*.wav"):
        if time.time() - file.stat().st_mtime > _KEPT_SECONDS:
            file.unlink(missing_ok=True)


def _speak(said: str) -> bytes:
    program = shutil.which(_PROGRAM)
    if program is None:
        raise NoVoice
    if not _AT_ONCE.acquire(blocking=False):
        raise VoiceBusy
    try:
        done = subprocess.run(
            [program, "-v", _VOICE, "-s", str(_WORDS_A_MINUTE), "--stdin", "--stdout"],
            input=said.encode(), capture_output=True, timeout=_SECONDS, check=True,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as error:
        raise NoVoice from error
    finally:
        _AT_ONCE.release()
    return _with_length(done.stdout)


def _with_length(sound: bytes) -> bytes:
    """The program cannot know the length when it writes the head of what it streams; players ask for it."""
    whole = (len(sound) - 8).to_bytes(4, "little")
    data = (len(sound) - 44).to_bytes(4, "little")
    return sound[:4] + whole + sound[8:40] + data + sound[44:]


def _keep(file: Path, sound: bytes) -> None:
    """Whole or not at all: two readers may ask for the same text at once."""
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as half:
        half.write(sound)
    Path(half.name).replace(file)


def _key(said: str) -> str:
    return hashlib.sha256(f"{_VOICE}\0{_WORDS_A_MINUTE}\0{said}".encode()).hexdigest()


def _directory() -> Path:
    directory: Path = settings.HOME.root / "sound"
    directory.mkdir(mode=0o700, exist_ok=True)
    return directory
