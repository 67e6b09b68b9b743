"""The voice of the server: kept sound, limits, and what happens without one."""

import io
import stat
import wave
from pathlib import Path

import pytest

from hienluong.base.fresh import forget_all
from hienluong.shared.reading import voice
from hienluong.shared.reading.public import NoVoice, VoiceBusy, has_voice, sound_answer, words_answer

_SPEAKER = """#!/bin/sh
cat > "$0.said"
echo run >> "$0.runs"
head -c 1044 /dev/zero
"""


@pytest.fixture
def speaker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the place of the voice, and a directory for the sound."""
    program = tmp_path / "espeak-ng"
    program.write_text(_SPEAKER)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    (tmp_path / "sound").mkdir()
    monkeypatch.setattr(voice, "_directory", lambda: tmp_path / "sound")
    forget_all()
    return program


def test_a_text_is_spoken_once_and_kept(speaker: Path) -> None:
    first, again = sound_answer("UBND xã"), sound_answer("UBND xã")
    assert first.content == again.content
    assert first.headers["Content-Type"] == "audio/wav"
    assert speaker.with_name("espeak-ng.said").read_text() == "Ủy ban nhân dân xã"
    assert speaker.with_name("espeak-ng.runs").read_text().count("run") == 1


def test_the_head_of_the_sound_tells_its_length(speaker: Path) -> None:
    sound = sound_answer("xin chào").content
    assert int.from_bytes(sound[40:44], "little") == len(sound) - 44 == 1000


def test_a_long_text_is_spoken_as_far_as_the_limit(speaker: Path) -> None:
    sound_answer("một hai ba. " * 5_000)
    assert len(speaker.with_name("espeak-ng.said").read_text()) <= 6_000


def test_signs_that_mean_something_to_a_shell_are_only_read(speaker: Path) -> None:
    sound_answer("-f /etc/passwd; `reboot` $(reboot) <speak>")
    assert "reboot" in speaker.with_name("espeak-ng.said").read_text()


def test_a_voice_that_fails_or_hangs_is_no_voice(speaker: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    speaker.write_text("#!/bin/sh\nexit 1\n")
    with pytest.raises(NoVoice):
        sound_answer("một")
    speaker.write_text("#!/bin/sh\nsleep 30\n")
    monkeypatch.setattr(voice, "_SECONDS", 0.1)
    with pytest.raises(NoVoice):
        sound_answer("hai")


def test_too_many_at_once_are_asked_to_wait(speaker: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Taken:
        def acquire(self, *, blocking: bool) -> bool:
            return blocking

    monkeypatch.setattr(voice, "_AT_ONCE", Taken())
    with pytest.raises(VoiceBusy):
        sound_answer("ba")


def test_without_a_voice_nothing_is_promised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(voice, "_directory", lambda: tmp_path)
    forget_all()
    assert not has_voice()
    with pytest.raises(NoVoice):
        sound_answer("một")


def test_words_for_the_browser_s_voice_are_sentences() -> None:
    assert "Ủy ban nhân dân họp." in words_answer("UBND họp. Hết.").content.decode()


def test_the_real_voice_speaks_vietnamese_where_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget_all()
    if not has_voice():
        pytest.skip("espeak-ng is not installed here")
    monkeypatch.setattr(voice, "_directory", lambda: tmp_path)
    with wave.open(io.BytesIO(sound_answer("Xin chào bà con xã Hướng Phùng.").content)) as sound:
        assert sound.getnframes() / sound.getframerate() > 1
