"""What exchange promises, each promise by itself. docs/exchange.md names these tests."""

import dataclasses
from datetime import timedelta
from typing import Any

import pytest
from tests.support.commune import make_agency
from tests.systems.exchange.conftest import Loop, outside

from hienluong.base import clock
from hienluong.base.errors import HouseError
from hienluong.base.fresh import forget_all
from hienluong.base.ids import uuid7
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.organisation.public import AgencyKind
from hienluong.systems.documents.public import Document
from hienluong.systems.exchange.actions import mend, peers
from hienluong.systems.exchange.actions.accept import accept
from hienluong.systems.exchange.actions.prepare import prepare_waiting
from hienluong.systems.exchange.actions.stamp_log import stamp_log
from hienluong.systems.exchange.edxml.reading import read
from hienluong.systems.exchange.edxml.values import Packet
from hienluong.systems.exchange.errors import ClockWrong, Disagreement, NotBelieved, NotKnown, PeerAway
from hienluong.systems.exchange.models import Lane, Message, MessageState, OutsideAgency, Permit
from hienluong.systems.exchange.queries.pairs import differences
from hienluong.systems.exchange.queries.proof import proof_of
from hienluong.systems.exchange.running import handle_waiting, learn_cards, send_to
from hienluong.systems.exchange.sending.client import Line
from hienluong.systems.exchange.values import Header, Sent
from hienluong.systems.exchange.wire.own_keys import make_key, newest_key
from hienluong.systems.exchange.wire.tokens import header_in, receipt_in, signed

pytestmark = pytest.mark.django_db(transaction=True)


def ready(loop: Loop) -> Message:
    """A packet that is signed and numbered, and not sent yet."""
    loop.issued()
    prepare_waiting(loop.peer)
    return Message.objects.get(state=MessageState.READY)


def sent(message: Message, **changes: Any) -> Sent:
    """The message as it goes over the line, its header signed anew with these changes."""
    header = header_in(message.header, newest_key().certificate)
    own = newest_key()
    written = signed(dataclasses.replace(header, **changes), own.key, own.name) if changes else message.header
    return Sent(written, bytes(message.content or b""))


def answer(loop: Loop, message: Message, **changes: Any) -> Any:
    return accept(loop.peer, sent(message, **changes))


def refusal(loop: Loop, message: Message, **changes: Any) -> str:
    """Why a message is refused for good: what the signed receipt says."""
    receipt = receipt_in(answer(loop, message, **changes).receipt, newest_key().certificate)
    assert not receipt.accepted
    return receipt.reason


def test_the_same_message_again_has_one_effect_and_the_same_receipt(loop: Loop) -> None:
    message = ready(loop)
    first, second = answer(loop, message), answer(loop, message)
    handle_waiting()
    assert first.receipt == second.receipt
    assert (len(loop.arrived()), answer(loop, message).receipt) == (1, first.receipt)


def test_what_comes_too_early_is_asked_for_in_order(loop: Loop) -> None:
    assert answer(loop, ready(loop), number=5).expected == 1


def test_another_message_under_a_known_number_is_never_taken(loop: Loop) -> None:
    message = ready(loop)
    answer(loop, message)
    with pytest.raises(Disagreement):
        answer(loop, message, id=uuid7())


def test_a_header_that_does_not_name_the_one_before_is_never_taken(loop: Loop) -> None:
    message = ready(loop)
    answer(loop, message)
    with pytest.raises(Disagreement):
        answer(loop, message, id=uuid7(), number=2, chain="0" * 64)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"sha256": "0" * 64}, "Nội dung không khớp"),
        ({"size": 7}, "Nội dung không khớp"),
        ({"size": 2**31}, "vượt giới hạn"),
        ({"parts": (("a" * 64, 5),)}, "Thiếu hoặc sai tệp"),
        ({"destination": "elsewhere"}, "hệ thống khác"),
        ({"sender": "H99"}, "không thuộc hệ thống gửi"),
        ({"receiver": "H99"}, "Không có cơ quan nhận"),
    ],
)
def test_what_its_header_does_not_bear_out_is_refused_with_a_signed_reason(
    loop: Loop, changes: dict[str, Any], reason: str
) -> None:
    assert reason in refusal(loop, ready(loop), **changes)
    assert not loop.arrived()


def test_a_stranger_is_not_believed_whatever_he_signs(loop: Loop) -> None:
    message = ready(loop)
    with clock.frozen(clock.now() + timedelta(seconds=1)):
        stranger = make_key()  # nobody was told of it
    header = header_in(message.header, newest_key().certificate)
    with pytest.raises(NotKnown):
        accept(loop.peer, Sent(signed(header, stranger.key, stranger.name), bytes(message.content or b"")))
    with pytest.raises(NotBelieved):
        accept(
            loop.peer, Sent(signed(header, stranger.key, newest_key().name), bytes(message.content or b""))
        )
    with pytest.raises(NotBelieved):
        accept(loop.peer, Sent("a.b.c", b""))


def test_a_certificate_that_was_ended_proves_nothing(loop: Loop) -> None:
    message = ready(loop)
    peers.end_key(SYSTEM, newest_key().name)
    with pytest.raises(NotKnown):
        answer(loop, message)


def test_a_clock_that_runs_ahead_is_told_and_the_message_stays_with_its_sender(loop: Loop) -> None:
    message = ready(loop)
    with pytest.raises(ClockWrong):
        answer(loop, message, sent_at=clock.now() + timedelta(hours=1))
    assert not Lane.objects.filter(direction="in", number__gt=0).exists()


def test_a_closed_installation_does_not_get_past_the_handshake(loop: Loop) -> None:
    peer = loop.peer
    with Line(peer) as line:
        peers.close(SYSTEM, peer.code)
        with pytest.raises(PeerAway):
            line.card()


def test_a_new_key_follows_the_old_one_without_a_stop(loop: Loop) -> None:
    loop.issued()
    loop.travel()
    with clock.frozen(clock.now() + timedelta(seconds=1)):
        make_key()
    assert learn_cards() == 1
    with clock.frozen(clock.now() + timedelta(days=8)):
        forget_all()
        loop.issued()
        loop.travel()
        assert len(loop.arrived()) == 2
        signers = {
            header_in_any(each) for each in Message.objects.filter(direction="in", lane__kind="document")
        }
        assert len(signers) == 2


def header_in_any(message: Message) -> str:
    from hienluong.systems.exchange.wire.tokens import issuer_of

    return issuer_of(message.header)


def test_nothing_is_sent_while_the_other_side_is_away_and_everything_afterwards(loop: Loop) -> None:
    loop.gateway.stop()
    loop.issued()
    assert send_to(loop.peer) == 0
    assert (loop.peer.tries, loop.peer.failing_since is not None) == (1, True)
    assert Message.objects.get().state == MessageState.READY


def test_what_the_other_side_lost_in_a_restore_is_sent_again(loop: Loop) -> None:
    for _ in range(2):
        loop.issued()
        loop.travel()
    came = Message.objects.filter(direction="in", lane__kind="document")
    Document.objects.filter(pk__in=came.values("document")).update(origin_key="")
    last = came.order_by("number").last()
    first = came.order_by("number").first()
    assert last is not None
    assert first is not None
    Message.objects.filter(pk=last.pk).delete()
    Lane.objects.filter(pk=last.lane_id).update(number=1, chain=first.header_sha256)
    loop.issued()
    loop.travel()
    loop.travel()
    lane = Lane.objects.get(pk=last.lane_id)
    assert (lane.number, Message.objects.filter(lane=lane, state="handled").count()) == (3, 3)


def test_what_is_refused_is_seen_and_can_be_sent_again(loop: Loop) -> None:
    Permit.objects.all().delete()
    document = loop.issued()
    loop.travel()
    dead = Message.objects.get(state=MessageState.DEAD)
    assert "chưa được phép" in dead.words
    assert document.receivers.get().code_there == "02"
    peers.permit(SYSTEM, loop.peer.code)
    mend.replay(SYSTEM, dead.pk)
    loop.travel()
    assert len(loop.arrived()) == 1


def test_a_permit_may_name_one_type_of_documents(loop: Loop) -> None:
    Permit.objects.update(type_code="quyet-dinh")
    document = loop.issued()
    loop.travel()
    assert not loop.arrived()
    assert "chưa được phép gửi loại" in document.receivers.get().words_there


def test_a_packet_that_its_agency_did_not_sign_is_sent_back_with_the_reason(loop: Loop) -> None:
    message = ready(loop)
    packet = read(bytes(message.content or b""))
    assert isinstance(packet, Packet)
    from hienluong.systems.exchange.edxml.writing import write_packet

    bare = write_packet(packet)
    Message.objects.filter(pk=message.pk).update(content=bare, size=len(bare), sha256=_sha(bare))
    message.refresh_from_db()
    own_key = newest_key()
    header = header_in(message.header, own_key.certificate)
    written = signed(
        dataclasses.replace(header, size=len(bare), sha256=_sha(bare)), own_key.key, own_key.name
    )
    accept(loop.peer, Sent(written, bare))
    handle_waiting()
    came = Message.objects.get(direction="in", lane__kind="document")
    assert (came.state, "Chữ ký số của cơ quan" in came.words) == (MessageState.REFUSED, True)


def _sha(content: bytes) -> str:
    import hashlib

    return hashlib.sha256(content).hexdigest()


def test_a_packet_signed_by_another_agency_is_sent_back(loop: Loop) -> None:
    message = ready(loop)
    OutsideAgency.objects.filter(identifier="H50.10").update(name_key="so tu phap")
    answer(loop, message)
    handle_waiting()
    assert "người ký là Sở Khoa học" in Message.objects.get(direction="in", lane__kind="document").words


def test_what_an_ended_agency_should_get_goes_to_its_heir_with_trace(loop: Loop) -> None:
    heir = make_agency("Sở Mới", AgencyKind.DEPARTMENT, "H50.77", abbreviation="SM")
    OutsideAgency.objects.filter(identifier="H50.4").update(valid_until=clock.today(), successor="H50.77")
    OutsideAgency.objects.create(
        peer=loop.peer, identifier="H50.77", name="Sở Mới", name_key="so moi", valid_from=clock.today()
    )
    loop.science.issued(receivers=[outside(loop.interior.agency)])
    loop.travel()
    (came,) = Document.objects.filter(agency=heir, flow="incoming")
    assert Message.objects.filter(direction="out", lane__receiver="H50.77", words__contains="H50.4").exists()
    assert came.symbol


def test_one_agency_that_cannot_receive_holds_up_nobody_else(loop: Loop) -> None:
    loop.issued()
    Lane.objects.update(held="sổ hai bên khác nhau")
    loop.interior.issued(receivers=[outside(loop.science.agency)])
    loop.travel()
    assert Message.objects.filter(state=MessageState.READY).count() == 1
    assert Document.objects.filter(agency=loop.science.agency, flow="incoming").count() == 1


def test_both_ledgers_are_compared(loop: Loop) -> None:
    loop.issued()
    loop.travel()
    with Line(loop.peer) as line:
        assert differences(loop.peer, line.ledger()) == []
        Lane.objects.filter(direction="in", kind="document").update(number=0, chain="")
        (found,) = differences(loop.peer, line.ledger())
    assert (found.here, found.there) == (1, 0)


def test_years_later_it_can_be_proved_who_sent_what_and_who_received_it(loop: Loop) -> None:
    loop.issued()
    loop.travel()
    stamp_log()
    message = Message.objects.get(direction="out", lane__kind="document")
    proof: Any = proof_of(str(message.uid))
    header = header_in(proof["header"], next(iter(proof["certificates"].values())))
    receipt = receipt_in(proof["receipt"], next(iter(proof["certificates"].values())))
    assert (header.sha256, receipt.header_sha256) == (message.sha256, message.header_sha256)
    assert proof["log"]["root"]
    assert proof["log"]["timestamp"]


def test_a_refusal_in_plain_words_reaches_whoever_asks_at_the_gateway(loop: Loop) -> None:
    with Line(loop.peer) as line, pytest.raises(PeerAway) as refused:
        line._asked("GET", "/v1/nothing")
    assert refused.value.facts["reason"] == "HTTP 404"


@pytest.mark.parametrize(
    "path", ["/v1/parts/../../etc/passwd", "/v1/parts/" + "a" * 63, "/v1/parts/" + "A" * 64]
)
def test_files_are_named_by_digests_alone(loop: Loop, path: str) -> None:
    with Line(loop.peer) as line, pytest.raises(PeerAway):
        line._asked("PUT", f"{path}?at=0", content=b"x")


def test_an_upload_goes_on_where_it_was_cut(loop: Loop, tmp_path: Any) -> None:
    content = b"0123456789" * 1000
    whole = tmp_path / "whole"
    whole.write_bytes(content)
    with Line(loop.peer) as line:
        line._asked("PUT", f"/v1/parts/{_sha(content)}?at=0", content=content[:4321])
        line.upload(_sha(content), len(content), whole)
    from hienluong.systems.exchange.queries.parts import is_whole

    assert is_whole(loop.peer.code, _sha(content), len(content))


def test_a_dead_message_is_dropped_only_with_a_reason(loop: Loop) -> None:
    Permit.objects.all().delete()
    loop.issued()
    loop.travel()
    dead = Message.objects.get(state=MessageState.DEAD)
    with pytest.raises(HouseError):
        mend.drop(SYSTEM, dead.pk, "  ")
    mend.drop(SYSTEM, dead.pk, "Đã gửi bản giấy")
    assert Message.objects.get(pk=dead.pk).state == MessageState.BURIED
    with pytest.raises(HouseError):
        mend.replay(SYSTEM, dead.pk)


@pytest.mark.parametrize(
    "change",
    [{"number": -1}, {"number": 2**63}, {"receiver": "H50\x00"}, {"about": "a\x00"}, {"kind": "other"}],
)
def test_headers_of_another_shape_are_not_believed(loop: Loop, change: dict[str, Any]) -> None:
    message, own_key = ready(loop), newest_key()
    header = header_in(message.header, own_key.certificate)
    odd = dataclasses.replace(header, **change)
    assert isinstance(odd, Header)
    with pytest.raises(NotBelieved):
        accept(loop.peer, Sent(signed(odd, own_key.key, own_key.name), b""))


def test_a_full_house_takes_nothing_new_and_says_so(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    message = ready(loop)
    monkeypatch.setattr("hienluong.systems.exchange.queries.crowding.MOST_WAITING", -1)
    forget_all()
    assert send_to(loop.peer) == 0
    message.refresh_from_db()
    assert (message.state, loop.peer.error) == (MessageState.READY, "HTTP 429")
