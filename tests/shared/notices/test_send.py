"""Letters reach a real mail server; its failures are told apart."""

import smtplib
from datetime import timedelta

import pytest
from django.db import transaction
from tests.shared.notices.conftest import Catcher, MailServer
from tests.support.commune import make_agency, make_citizen, make_officer

from hienluong.base import clock
from hienluong.kernel.organisation.public import AgencyKind, Appointment, PostKind
from hienluong.kernel.people.public import Account, Party
from hienluong.shared.notices.actions.send import send_letters
from hienluong.shared.notices.models import Letter, LetterState
from hienluong.shared.notices.public import ToMailbox, ToParty, ToPost, notify, register_mailbox
from hienluong.shared.notices.rules import Failure, Then, pause_after, sort_failure

pytestmark = pytest.mark.django_db(transaction=True)

FACTS = {"code": "H50.31-261123-0001", "amount": "8.000"}


def party_with(email: str) -> Party:
    found = Party.objects.get(pk=make_citizen("Nguyễn Thị Bình").party_id)
    found.email = email
    found.save()
    return found


def tell(email: str) -> Letter:
    notify(ToParty(party_with(email).pk), "test/paid", FACTS, path="/ho-so/H50.31-261123-0001/")
    return Letter.objects.latest("id")


def test_a_letter_says_the_plain_sentence_first_and_the_way_on(mail_server: Catcher) -> None:
    tell("binh@example.vn")
    assert send_letters() == 1
    (message,) = mail_server.messages
    lines = message.get_content().strip().splitlines()
    assert lines[0] == "Lệ phí của hồ sơ H50.31-261123-0001 đã được nhận; không cần làm gì thêm."
    assert any(line.endswith("/ho-so/H50.31-261123-0001/") for line in lines)
    assert "không bao giờ hỏi mật khẩu" in lines[-1]
    assert mail_server.recipients == ["binh@example.vn"]
    assert Letter.objects.get().state == LetterState.SENT


def test_neither_subject_nor_body_holds_personal_data(mail_server: Catcher) -> None:
    tell("binh@example.vn")
    send_letters()
    (message,) = mail_server.messages
    assert message["Subject"].strip() == "Hồ sơ H50.31-261123-0001: đã nhận lệ phí"
    for personal in ("Nguyễn", "Bình", "4321", "0905123456"):
        assert personal not in message["Subject"] + message.get_content()


def test_a_letter_is_sent_once(mail_server: Catcher) -> None:
    tell("binh@example.vn")
    send_letters()
    assert send_letters() == 0
    assert len(mail_server.messages) == 1


def test_a_server_that_is_down_costs_no_letter(mail_port: int) -> None:
    letters = [tell("binh@example.vn"), tell("son@example.vn")]
    now = clock.now()
    with clock.frozen(now):
        assert send_letters() == 0
    for letter in letters:
        letter.refresh_from_db()
        assert (letter.state, letter.attempts) == (LetterState.WAITING, 0)
        assert letter.next_attempt_at > now
    server = MailServer(Catcher(), mail_port)
    server.start()
    try:
        with clock.frozen(now + timedelta(minutes=2)):
            assert send_letters() == 2
    finally:
        server.stop()
    assert sorted(server.catcher.recipients) == ["binh@example.vn", "son@example.vn"]


def test_an_address_that_the_server_does_not_know_is_not_tried_again(mail_server: Catcher) -> None:
    mail_server.answers["gone@example.vn"] = "550 5.1.1 gone@example.vn: no such user"
    letter = tell("gone@example.vn")
    tell("binh@example.vn")
    assert send_letters() == 1
    letter.refresh_from_db()
    assert (letter.state, letter.reason) == (LetterState.FAILED, "SMTP 550")


def test_a_full_mailbox_is_tried_again_later(mail_server: Catcher) -> None:
    mail_server.answers["full@example.vn"] = "452 4.2.2 mailbox full"
    letter = tell("full@example.vn")
    now = clock.now()
    with clock.frozen(now):
        send_letters()
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (LetterState.WAITING, 1)
    mail_server.answers.clear()
    with clock.frozen(now + pause_after(1)):
        assert send_letters() == 1


def test_a_mailbox_that_stays_full_is_given_up_in_the_end(mail_server: Catcher) -> None:
    mail_server.answers["full@example.vn"] = "452 4.2.2 mailbox full"
    letter = tell("full@example.vn")
    for day in range(10):
        with clock.frozen(clock.now() + timedelta(days=day)):
            send_letters()
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (LetterState.FAILED, 7)


def test_a_party_without_an_address_is_noted_as_such(mail_server: Catcher) -> None:
    letter = tell("")
    assert send_letters() == 0
    letter.refresh_from_db()
    assert letter.state == LetterState.NO_ADDRESS


def test_an_address_that_cannot_stand_in_a_header_stops_nobody_else(mail_server: Catcher) -> None:
    letter = tell("x@example.vn\nBcc: all@example.vn")
    tell("binh@example.vn")
    assert send_letters() == 1
    letter.refresh_from_db()
    assert letter.state == LetterState.FAILED
    assert mail_server.recipients == ["binh@example.vn"]


def test_a_notice_to_a_post_reaches_each_holder_once(mail_server: Catcher) -> None:
    agency = make_agency("UBND phường Đông Hà", AgencyKind.COMMITTEE, "H50.31")
    make_officer("mai", "Hồ Thị Mai", (agency, PostKind.CLERK))
    make_officer("son", "Lê Văn Sơn")
    first = Appointment.objects.get()
    Appointment.objects.create(post=first.post, account=Account.objects.get(username="son"))
    for account in Account.objects.all():
        account.email = f"{account.username}@example.vn"
        account.save()
    notify(ToPost(first.post_id), "test/paid", FACTS)
    assert send_letters() == 2
    assert sorted(mail_server.recipients) == ["mai@example.vn", "son@example.vn"]


def test_letters_of_a_rolled_back_act_are_never_sent(mail_server: Catcher) -> None:
    someone = party_with("binh@example.vn")
    with transaction.atomic():
        notify(ToParty(someone.pk), "test/paid", FACTS)
        transaction.set_rollback(True)
    assert send_letters() == 0


def test_a_letter_claimed_by_a_worker_that_died_is_sent_by_another(mail_server: Catcher) -> None:
    from hienluong.shared.notices.actions.send import _claim

    tell("binh@example.vn")
    assert _claim() is not None
    assert send_letters() == 0
    with clock.frozen(clock.now() + timedelta(minutes=11)):
        assert send_letters() == 1


def test_the_mail_server_is_never_called_inside_a_transaction(mail_server: Catcher) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="inside a transaction"):
        send_letters()


def test_a_notice_leads_to_a_page_of_the_house_only() -> None:
    with pytest.raises(ValueError, match="page of the house"):
        notify(ToParty(1), "test/paid", FACTS, path="//elsewhere.example/")


@pytest.mark.parametrize(
    ("error", "then"),
    [
        (TimeoutError(), Then.SLOW_DOWN),
        (ConnectionRefusedError(), Then.SLOW_DOWN),
        (smtplib.SMTPServerDisconnected("x"), Then.SLOW_DOWN),
        (smtplib.SMTPAuthenticationError(535, b"x"), Then.SLOW_DOWN),
        (smtplib.SMTPDataError(421, b"too many"), Then.SLOW_DOWN),
        (smtplib.SMTPDataError(451, b"try later"), Then.TRY_AGAIN),
        (smtplib.SMTPDataError(554, b"spam"), Then.GIVE_UP),
        (smtplib.SMTPRecipientsRefused({"a@b": (550, b"no")}), Then.GIVE_UP),
        (smtplib.SMTPRecipientsRefused({"a@b": (450, b"later")}), Then.TRY_AGAIN),
    ],
)
def test_failures_are_sorted(error: OSError, then: Then) -> None:
    failure = sort_failure(error)
    assert isinstance(failure, Failure)
    assert failure.then is then


def test_a_stranger_is_reached_by_whoever_knows_them_and_only_then(mail_server: Catcher) -> None:
    register_mailbox("test-stranger", lambda stranger: "an@example.vn" if stranger == 7 else "")
    for stranger in (7, 8):
        notify(ToMailbox("test-stranger", stranger), "test/paid", FACTS)
    send_letters()
    assert mail_server.recipients == ["an@example.vn"]
    assert set(Letter.objects.values_list("state", flat=True)) == {LetterState.SENT, LetterState.NO_ADDRESS}
