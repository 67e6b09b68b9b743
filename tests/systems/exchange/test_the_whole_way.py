"""A document leaves one installation, arrives in another, and what becomes of it comes back."""

import pytest
from tests.systems.exchange.conftest import Loop

from hienluong.kernel.jobs.public import work_off
from hienluong.systems.documents.actions.ending import send_back
from hienluong.systems.documents.actions.register import register
from hienluong.systems.documents.actions.withdraw import withdraw
from hienluong.systems.documents.models import State
from hienluong.systems.documents.values import Registration
from hienluong.systems.exchange.models import Message

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_letter_arrives_with_its_facts_and_file_and_the_sender_knows(loop: Loop) -> None:
    sent = loop.issued()
    loop.travel()
    (came,) = loop.arrived()
    assert (came.symbol, came.subject, came.issued_on) == (sent.symbol, sent.subject, sent.issued_on)
    assert came.issuer_name == sent.issuer_name
    assert came.files.get().file.blob.sha256 == sent.files.order_by("position").last().file.blob.sha256
    receiver = sent.receivers.get()
    assert (receiver.code_there, receiver.sent_at is not None) == ("01", True)
    packet = Message.objects.get(direction="out", lane__kind="document")
    assert [packet.made_at <= packet.sent_at, packet.sent_at <= packet.received_at] == [True, True]
    assert packet.handled_at is not None


def test_what_is_done_there_is_known_here(loop: Loop) -> None:
    sent = loop.issued()
    loop.travel()
    (came,) = loop.arrived()
    clerk, director = loop.interior.clerk, loop.interior.director
    register(clerk, came.pk, Registration(facts=loop.interior.facts(symbol="9/X"), to_post=director.posts[0]))
    loop.travel()
    assert sent.receivers.get().code_there == "03"


def test_what_is_sent_back_is_told_with_its_reason(loop: Loop) -> None:
    sent = loop.issued()
    loop.travel()
    send_back(loop.interior.clerk, loop.arrived()[0].pk, "Gửi nhầm nơi nhận")
    loop.travel()
    assert (sent.receivers.get().code_there, sent.receivers.get().words_there) == ("02", "Gửi nhầm nơi nhận")


def test_what_is_withdrawn_here_is_cancelled_there(loop: Loop) -> None:
    sent = loop.issued()
    loop.travel()
    withdraw(loop.science.clerk, sent.pk, "Sai nội dung")
    work_off()
    loop.travel()
    (came,) = loop.arrived()
    assert (came.state, came.ended_why) == (State.RECALLED, "Sai nội dung")
    assert sent.receivers.get().code_there == "15"


def test_letters_arrive_in_the_order_in_which_they_were_issued(loop: Loop) -> None:
    sent = [loop.issued(subject=f"thư thứ {number}") for number in range(5)]
    loop.travel()
    assert [each.subject for each in loop.arrived()] == [each.subject for each in sent]


def test_a_large_file_travels_beside_its_packet_in_pieces(loop: Loop) -> None:
    sent = loop.issued(text="Kính gửi.\n" * 3)
    big = sent.files.order_by("position").last().file.blob
    from hienluong.systems.exchange.queries import packets

    before, packets._INSIDE = packets._INSIDE, 10
    try:
        loop.travel()
    finally:
        packets._INSIDE = before
    assert Message.objects.get(direction="in", lane__kind="document").parts == [[big.sha256, big.size]]
    assert loop.arrived()[0].files.get().file.blob.sha256 == big.sha256
