"""The order of states, pauses, frames and packets, by themselves."""

import io
import re
import zipfile
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hienluong.base.errors import HouseError
from hienluong.base.text import nfc
from hienluong.systems.exchange.edxml.errors import PacketHostile, PacketIncomplete, PacketNotReadable
from hienluong.systems.exchange.edxml.reading import _unzipped, read
from hienluong.systems.exchange.edxml.values import (
    Act,
    Attachment,
    Organ,
    Packet,
    Reply,
    ReplyTo,
    StatusCode,
)
from hienluong.systems.exchange.edxml.writing import write_packet, write_reply
from hienluong.systems.exchange.errors import NotReadable
from hienluong.systems.exchange.rules.pauses import pause_after
from hienluong.systems.exchange.rules.states import follows
from hienluong.systems.exchange.values import Sent
from hienluong.systems.exchange.wire.frames import framed, frames_in

MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001 - a zone follows
LINE = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=40).map(nfc)
IDENTIFIER = st.from_regex(r"H[0-9]{2}(\.[0-9]{1,3}){0,3}", fullmatch=True)
DAY = st.dates(date(1990, 1, 1), date(2100, 1, 1))
ATTACHMENT = st.builds(
    Attachment, name=LINE, media_type=st.just("application/pdf"), description=LINE, content=st.binary(max_size=300)
)  # fmt: skip
PACKET = st.builds(
    Packet, document_id=LINE, sender=st.builds(Organ, identifier=IDENTIFIER, name=LINE),
    receivers=st.lists(st.builds(Organ, identifier=IDENTIFIER, name=LINE), min_size=1, max_size=3),
    act=st.sampled_from(Act), number=LINE, notation=LINE, issued_on=DAY, subject=LINE, content=LINE, due_on=DAY,
    priority=st.integers(0, 4), pages=st.integers(1, 9999), to_places=st.lists(LINE, max_size=3),
    answers=st.lists(st.builds(ReplyTo, identifier=IDENTIFIER, symbol=LINE, issued_on=DAY, document_id=LINE), max_size=2),
    attachments=st.lists(ATTACHMENT, max_size=3),
)  # fmt: skip


@given(PACKET)
def test_a_packet_says_after_the_journey_what_it_said_before(packet: Packet) -> None:
    said = read(write_packet(packet))
    assert isinstance(said, Packet)
    assert [each.content for each in said.attachments] == [each.content for each in packet.attachments]
    for name in (
        "document_id",
        "sender",
        "act",
        "number",
        "notation",
        "issued_on",
        "subject",
        "due_on",
        "priority",
        "pages",
    ):
        assert getattr(said, name) == getattr(packet, name), name
    assert (list(said.receivers), list(said.to_places), list(said.answers)) == (
        list(packet.receivers),
        list(packet.to_places),
        list(packet.answers),
    )


@given(st.sampled_from(StatusCode), MOMENTS, LINE)
def test_a_state_says_after_the_journey_what_it_said_before(
    code: StatusCode, at: datetime, words: str
) -> None:
    moment = at.replace(microsecond=0, tzinfo=UTC)
    reply = Reply(
        sender=Organ(identifier="H50.4"), about=ReplyTo(identifier="H50.1", document_id="x"), code=code, at=moment, words=words
    )  # fmt: skip
    said = read(write_reply(reply))
    assert isinstance(said, Reply)
    assert (said.code, said.at, said.words, said.about.document_id) == (code, moment, words, "x")


@given(st.binary(max_size=2000))
def test_whatever_comes_is_a_packet_or_refused_in_words(content: bytes) -> None:
    try:
        read(content)
    except HouseError:
        return


@given(PACKET, st.data())
def test_a_packet_that_was_cut_or_changed_anywhere_breaks_nothing(
    packet: Packet, data: st.DataObject
) -> None:
    written = bytearray(write_packet(packet))
    place = data.draw(st.integers(0, len(written) - 1))
    written[place : place + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=20))
    try:
        read(bytes(written))
    except HouseError:
        return


@pytest.mark.parametrize(
    "xml",
    [
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><edXML>&c;</edXML>',
        b'<!DOCTYPE x SYSTEM "http://example.org/x.dtd"><edXML/>',
        b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><edXML>&f;</edXML>',
    ],
)
def test_entities_are_never_expanded(xml: bytes) -> None:
    with pytest.raises(PacketHostile):
        read(xml)


def test_a_packet_of_an_unknown_dialect_is_refused_and_an_old_one_is_read() -> None:
    packet = write_packet(
        Packet(document_id="d", sender=Organ(identifier="H50.1"), receivers=[Organ(identifier="H50.4")])
    )
    ours = b"http://www.mic.gov.vn/TBT/QCVN_102_2016"
    assert read(packet.replace(ours, b"http://www.e-doc.vn/Schema/"))
    with pytest.raises(PacketNotReadable):
        read(packet.replace(ours, b"urn:nobody"))


def test_a_dtd_behind_a_long_comment_or_in_another_encoding_is_found() -> None:
    with pytest.raises(PacketHostile):
        read(b"<!--" + b" " * 200_000 + b"-->" + b'<!DOCTYPE x [<!ENTITY a "b">]><edXML/>')
    with pytest.raises(PacketHostile):
        read('<!DOCTYPE x [<!ENTITY a "b">]><edXML/>'.encode("utf-16-le"))


def test_what_stands_before_the_declaration_is_passed_over() -> None:
    packet = Packet(document_id="d", sender=Organ(identifier="H50.1"), receivers=[Organ(identifier="H50.4")])
    assert read(b"\xef\xbb\xbf 1 " + write_packet(packet))


@pytest.mark.parametrize("xml", [b"", b"<", b"<a>", b"\x00\x01", b"<edXML/>"])
def test_what_is_no_packet_is_refused(xml: bytes) -> None:
    with pytest.raises((PacketNotReadable, PacketIncomplete, PacketHostile)):
        read(xml)


def test_two_files_under_one_mark_are_refused() -> None:
    """Else one reader takes the first and another the last, and both believe the same signature."""
    files = [
        Attachment(name="a.pdf", media_type="application/pdf", content=each) for each in (b"one", b"two")
    ]
    packet = Packet(
        document_id="d", sender=Organ(identifier="H50.1"), receivers=[Organ(identifier="H50.4")], attachments=files
    )  # fmt: skip
    marks = [each.encode() for each in re.findall(r"<[^>]*ContentId>([^<]+)<", write_packet(packet).decode())]
    first, second = sorted(set(marks))
    with pytest.raises(PacketIncomplete) as refused:
        read(write_packet(packet).replace(b">" + second + b"<", b">" + first + b"<"))
    assert "ContentId" in str(refused.value.facts["path"])


def test_a_zip_that_holds_more_than_it_claims_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * 1_000_000)
    lying = buffer.getvalue().replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises(HouseError):
        _unzipped(lying)


def test_states_never_go_back_and_end_once() -> None:
    assert follows("", StatusCode.ARRIVED)
    assert follows("01", StatusCode.REGISTERED)
    assert not follows("", StatusCode.REGISTERED)
    assert not follows("03", StatusCode.ARRIVED)
    assert not follows("06", StatusCode.WORKING)
    assert not any(follows(ended, code) for ended in ("02", "15") for code in StatusCode if code != ended)


@given(st.integers(0, 10_000))
def test_pauses_grow_and_have_an_end(tries: int) -> None:
    assert pause_after(tries) <= pause_after(tries + 1) <= timedelta(minutes=10)


@given(
    st.lists(st.builds(Sent, st.text("abc.", min_size=1, max_size=50), st.binary(max_size=100)), max_size=5)
)
def test_messages_come_out_of_a_request_as_they_went_in(messages: list[Sent]) -> None:
    assert list(frames_in(framed(messages))) == messages


@given(st.binary(min_size=1, max_size=200))
def test_lengths_that_lie_are_refused(body: bytes) -> None:
    try:
        assert framed(frames_in(body)) == body
    except NotReadable:
        return
