"""hienluong exchange"""

import json
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click
from cryptography import x509
from django.conf import settings

from hienluong.base import clock
from hienluong.base.errors import HouseError, Invalid
from hienluong.kernel.access.public import SYSTEM
from hienluong.shared.signing.public import ensure_demo_authority
from hienluong.systems.exchange.actions import mend, peers
from hienluong.systems.exchange.errors import NotReadable
from hienluong.systems.exchange.models import Lane, Message, MessageState, Peer
from hienluong.systems.exchange.queries.card import own_card
from hienluong.systems.exchange.queries.pairs import PairState, differences, pair_states
from hienluong.systems.exchange.queries.peers import believed_keys, peer_called
from hienluong.systems.exchange.queries.proof import proof_of
from hienluong.systems.exchange.running import run_exchange
from hienluong.systems.exchange.sending.client import Line
from hienluong.systems.exchange.trying import send_letters_again, send_trial_letters
from hienluong.systems.exchange.values import PeerCard, card_in
from hienluong.systems.exchange.wire.own_keys import make_key, own_keys
from hienluong.systems.exchange.wire.tokens import fingerprint

__all__ = ["exchange"]

T = TypeVar("T")

_CODE = click.argument("code", metavar="MÃ")
_DRY = click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ làm gì · only say what would be done.")


@click.group(short_help="Liên thông văn bản với hệ thống khác")
def exchange() -> None:
    """Liên thông văn bản với các hệ thống khác. Xem docs/exchange.md.

    Exchange of documents with other installations.
    """


@exchange.command("run", short_help="Chạy cổng liên thông")
def run() -> None:
    """Nhận và gửi gói tin cho đến khi bị dừng; `hienluong up` tự chạy lệnh này khi có HL_EXCHANGE_PORT.

    Runs the gateway and the senders until SIGTERM or Ctrl-C.
    """
    if not settings.EXCHANGE_PORT:
        raise click.ClickException("Chưa đặt HL_EXCHANGE_PORT: cổng để các hệ thống khác gọi đến.")
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    run_exchange(stopping)


@exchange.command("identity", short_help="Thẻ kết nối của hệ thống này")
@click.option(
    "--new-key", is_flag=True, help="Tạo khóa mới; khóa cũ vẫn dùng được đến hết hạn · make a new key."
)
def identity(new_key: bool) -> None:
    """In thẻ kết nối (JSON) để gửi cho bên kia; dấu vân tay của chứng thư in ra màn hình lỗi để đọc qua điện thoại.

    Prints this installation's card; fingerprints go to stderr, to be compared by voice.
    """
    if new_key:
        make_key()
    if settings.OWN_AUTHORITY:
        ensure_demo_authority()  # its root stands on the card, also before anybody signed
    click.echo(json.dumps(own_card().facts(), ensure_ascii=False, indent=1))
    for key in own_keys():
        ends = clock.local(key.parsed.not_valid_after_utc)
        click.echo(f"{key.name}  đến {ends:%d/%m/%Y}", err=True)


@exchange.command("add", short_help="Đăng ký một hệ thống theo thẻ kết nối")
@click.argument("card", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="TỆP")
@click.option(
    "--fingerprint",
    "told",
    multiple=True,
    required=True,
    help="Dấu vân tay bên kia đọc cho nghe, mỗi chứng thư một lần · fingerprints as told by voice.",
)
@click.option(
    "--trust-authorities",
    is_flag=True,
    help="Tin chứng thư của các cơ quan bên đó theo gốc trong thẻ · trust the roots in the card.",
)
@_DRY  # fmt: skip
def add(card: Path, told: tuple[str, ...], trust_authorities: bool, dry_run: bool) -> None:
    """Đăng ký hoặc cập nhật một hệ thống theo thẻ kết nối của nó.

    Adds another installation by its card, when every certificate in it was compared.
    """
    read = _card_in(card)
    found = [fingerprint(x509.load_pem_x509_certificate(text.encode())) for text in read.certificates]
    unproven = [name for name in found if name not in {each.replace(":", "").lower() for each in told}]
    if unproven:
        raise click.ClickException(
            f"Thẻ có chứng thư chưa được đối chiếu: {unproven[0]}. Hỏi lại bên kia rồi thêm --fingerprint."
        )
    if dry_run:
        click.echo(f"Sẽ đăng ký {read.code} ({read.name}) ở {read.address}, {len(read.agencies)} cơ quan.")
        return
    peer = _said(lambda: peers.add_peer(SYSTEM, read, trust_authorities=trust_authorities))
    click.echo(
        f"Đã đăng ký {peer.code}: {peer.agencies.filter(valid_until=None).count()} cơ quan. Tiếp theo: hienluong exchange list."
    )


def _card_in(path: Path) -> PeerCard:
    try:
        return card_in(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, OSError, NotReadable) as error:
        raise click.ClickException(f"{path} không phải thẻ kết nối đọc được.") from error


@exchange.command("list", short_help="Các hệ thống và tình trạng")
def list_peers() -> None:
    """Từng hệ thống: đang chờ gửi bao nhiêu, từ khi nào, lần cuối giao được, cần xem lại bao nhiêu.

    Lists installations and how it stands with them.
    """
    states = pair_states(SYSTEM)
    for state in states:
        click.echo(_line(state))
    for lane in Lane.objects.exclude(held="").select_related("peer"):
        click.echo(f"  tuyến {lane.pk} bị giữ: {lane.sender} → {lane.receiver} ({lane.held})")
    if not states:
        click.echo("Chưa có hệ thống nào. Tiếp theo: hienluong exchange identity, hienluong exchange add.")


def _line(state: PairState) -> str:
    since = f" từ {clock.local(state.oldest):%d/%m %H:%M}" if state.oldest else ""
    last = f"{clock.local(state.delivered_at):%d/%m/%Y %H:%M:%S}" if state.delivered_at else "chưa có"
    fault = f"; lỗi: {state.peer.error}" if state.peer.error else ""
    return (
        f"{state.peer.code}\t{state.peer.get_state_display()}\tchờ gửi {state.waiting}{since}\tgiao lần cuối {last}"
        f"\tchờ xử lý {state.unhandled}\tcần xem lại {state.dead}\tđang giữ {state.held}{fault}"
    )


@exchange.command("pause", short_help="Tạm dừng gửi cho một hệ thống")
@_CODE
def pause(code: str) -> None:
    """Tạm dừng gửi; những gì cần gửi nằm lại trong hàng chờ. Pauses sending."""
    click.echo(_said(lambda: peers.pause(SYSTEM, code)).get_state_display())


@exchange.command("resume", short_help="Gửi tiếp cho một hệ thống")
@_CODE
def resume(code: str) -> None:
    """Gửi tiếp ngay. Sends again, at once."""
    click.echo(_said(lambda: peers.resume(SYSTEM, code)).get_state_display())


@exchange.command("close", short_help="Ngắt một hệ thống")
@_CODE
def close(code: str) -> None:
    """Không gửi, không nhận nữa; sổ gói tin vẫn còn. Ends the connection."""
    click.echo(_said(lambda: peers.close(SYSTEM, code)).get_state_display())


@exchange.command("end-key", short_help="Ngừng tin một chứng thư bị lộ")
@click.argument("name", metavar="DẤU-VÂN-TAY")
def end_key(name: str) -> None:
    """Ngừng tin một chứng thư của hệ thống khác, ngay từ bây giờ. Distrusts a certificate."""
    key = _said(lambda: peers.end_key(SYSTEM, name.lower()))
    click.echo(f"{key.peer.code}: còn {len(believed_keys(key.peer))} chứng thư được tin.")


@exchange.command("permit", short_help="Cho một hệ thống gửi loại văn bản")
@_CODE
@click.option("--sender", default="", help="Mã định danh cơ quan gửi; bỏ trống là mọi cơ quan · one sender.")
@click.option("--type", "type_code", default="", help="Mã loại văn bản; bỏ trống là mọi loại · one type.")
def permit(code: str, sender: str, type_code: str) -> None:
    """Cho phép gửi từ hôm nay. Permits sending from today."""
    _said(lambda: peers.permit(SYSTEM, code, sender, type_code))
    click.echo("Đã ghi quyền gửi.")


@exchange.command("try", short_help="Gửi thư thử (chỉ bản dùng thử)")
@_CODE
@click.option(
    "--documents", default=10, show_default=True, type=click.IntRange(1, 100_000), help="Số thư · letters."
)
@click.option(
    "--size",
    default=14_000,
    show_default=True,
    type=click.IntRange(1_000, 50_000_000),
    help="Số byte của mỗi tệp · bytes of each file.",
)
@click.option(
    "--first", default=1, show_default=True, type=click.IntRange(1), help="Số thứ tự đầu · first number."
)
@click.option(
    "--rate",
    default=0.0,
    show_default=True,
    type=click.FloatRange(0),
    help="Số thư mỗi giây; 0 là nhanh hết mức · letters a second; 0: as fast as it goes.",
)
@click.option("--again", is_flag=True, help="Gửi lại thư đã thử trước đó · send earlier letters again.")
@_DRY  # fmt: skip
def try_line(
    code: str, documents: int, size: int, first: int, rate: float, again: bool, dry_run: bool
) -> None:
    """Phát hành thư bịa gửi tới các cơ quan của một hệ thống, để thử đường truyền. Chỉ chạy ở bản dùng thử.

    Issues invented letters to another installation's agencies; in demonstrations only.
    """
    peer = _said(lambda: peer_called(code))
    if dry_run:
        click.echo(f"Sẽ gửi {documents} thư tới {peer.name}.")
        return
    began = time.monotonic()
    letters = (
        send_letters_again(peer, documents) if again else send_trial_letters(peer, documents, size, first)
    )
    for done in range(1, documents + 1):
        _said(lambda: next(letters))
        if done % 100 == 0:
            click.echo(f"{done}…", err=True)
        if rate:
            time.sleep(max(0.0, began + done / rate - time.monotonic()))
    click.echo(f"Đã phát hành {documents} thư. Tiếp theo: hienluong exchange list.")


@exchange.command("dead", short_help="Các gói tin cần xem lại")
def dead() -> None:
    """Liệt kê gói tin không gửi được, kèm lý do. Lists dead messages."""
    found = Message.objects.filter(state=MessageState.DEAD).select_related("lane__peer").order_by("pk")[:500]
    for each in found:
        click.echo(f"{each.pk}\t{each.lane.peer.code}\t{each.lane.receiver}\t{each.about}\t{each.words}")
    click.echo(
        "Tiếp theo: hienluong exchange replay SỐ, hoặc drop."
        if found
        else "Không có gói tin nào cần xem lại."
    )


@exchange.command("replay", short_help="Gửi lại một gói tin")
@click.argument("number", type=int, metavar="SỐ")
def replay(number: int) -> None:
    """Lập lại và gửi lại gói tin. Sends a dead message again."""
    click.echo(f"Gói tin mới: {_said(lambda: mend.replay(SYSTEM, number)).pk}")


@exchange.command("drop", short_help="Bỏ một gói tin")
@click.argument("number", type=int, metavar="SỐ")
@click.option("--reason", required=True, help="Lý do, ghi vào nhật ký · why, kept in the journal.")
def drop(number: int, reason: str) -> None:
    """Bỏ hẳn gói tin. Gives a dead message up."""
    _said(lambda: mend.drop(SYSTEM, number, reason))
    click.echo("Đã bỏ gói tin.")


@exchange.command("release", short_help="Cho một tuyến gửi tiếp")
@click.argument("number", type=int, metavar="TUYẾN")
def release(number: int) -> None:
    """Cho gửi tiếp sau khi hai bên đã đối chiếu sổ. Lets a held lane go on."""
    _said(lambda: mend.release(SYSTEM, number))
    click.echo("Tuyến được gửi tiếp.")


@exchange.command("reconcile", short_help="Đối chiếu sổ với hệ thống khác")
@_CODE
def reconcile(code: str) -> None:
    """So những gì đã giao ở đây với những gì bên kia ghi đã nhận; mã kết thúc 1 khi có chỗ khác nhau.

    Compares both ledgers.
    """
    peer: Peer = _said(lambda: peer_called(code))
    with Line(peer) as line:
        found = _said(lambda: differences(peer, line.ledger()))
    for each in found:
        chains = "" if each.chains_agree else ", chuỗi băm khác nhau"
        click.echo(
            f"{each.kind}\t{each.sender} → {each.receiver}\tđây {each.here}, bên kia {each.there}{chains}"
        )
    if found:
        raise click.exceptions.Exit(1)
    click.echo("Hai sổ khớp nhau.")


@exchange.command("prove", short_help="Bằng chứng của một gói tin")
@click.argument("uid", type=click.UUID, metavar="MÃ-GÓI-TIN")
def prove(uid: object) -> None:
    """In bằng chứng (JSON): phần đầu đã ký, biên nhận đã ký, đường băm tới mốc thời gian. Prints the proof of a message."""
    click.echo(json.dumps(_said(lambda: proof_of(str(uid))), ensure_ascii=False, indent=1))


def _said(act: Callable[[], T]) -> T:
    """The answer of an act; its refusal in words."""
    try:
        return act()
    except Invalid as error:
        raise click.ClickException("; ".join([error.what, *error.fields.values()])) from error
    except HouseError as error:
        raise click.ClickException(f"{error.what} {error.next_step}") from error
