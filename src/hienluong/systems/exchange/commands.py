"""hienluong exchange"""

import json
import signal
import threading
import time
from pathlib import Path

import click
from cryptography import x509
from django.conf import settings

from hienluong.base import clock
from hienluong.kernel.access.public import SYSTEM
from hienluong.shared.signing.public import ensure_demo_authority
from hienluong.systems.exchange.actions import peers
from hienluong.systems.exchange.errors import NotReadable
from hienluong.systems.exchange.manners import DRY, do, said
from hienluong.systems.exchange.mending.commands import dead, drop, prove, reconcile, release, replay
from hienluong.systems.exchange.models import Lane
from hienluong.systems.exchange.queries.card import own_card
from hienluong.systems.exchange.queries.pairs import PairState, pair_states
from hienluong.systems.exchange.queries.peers import peer_called
from hienluong.systems.exchange.running import run_exchange
from hienluong.systems.exchange.trying import send_letters_again, send_trial_letters
from hienluong.systems.exchange.values import PeerCard, card_in
from hienluong.systems.exchange.wire.own_keys import make_key, own_keys
from hienluong.systems.exchange.wire.tokens import fingerprint

__all__ = ["exchange"]

_CODE = click.argument("code", metavar="MÃ")


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
@DRY
def identity(new_key: bool, dry_run: bool) -> None:
    """In thẻ kết nối (JSON) để gửi cho bên kia; dấu vân tay của chứng thư in ra màn hình lỗi để đọc qua điện thoại.

    Prints this installation's card; fingerprints go to stderr, to be compared by voice.
    """
    if dry_run:
        click.echo(f"Sẽ in thẻ của {settings.EXCHANGE_CODE}{' với một khóa mới' if new_key else ''}.")
        return
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
@DRY  # fmt: skip
def add(card: Path, told: tuple[str, ...], trust_authorities: bool, dry_run: bool) -> None:
    """Đăng ký hoặc cập nhật một hệ thống theo thẻ kết nối của nó.

    Adds another installation by its card, when every certificate in it was compared.

    \b
    Ví dụ · Example:
      hienluong exchange add the-cua-ho.json --fingerprint 3f9a… --trust-authorities
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
    peer = said(lambda: peers.add_peer(SYSTEM, read, trust_authorities=trust_authorities))
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
@DRY
def pause(code: str, dry_run: bool) -> None:
    """Tạm dừng gửi; những gì cần gửi nằm lại trong hàng chờ.

    Pauses sending; what is to go waits.

    \b
    Ví dụ · Example:
      hienluong exchange pause tinh-b
    """
    do(lambda: peers.pause(SYSTEM, code), f"tạm dừng gửi cho {code}", dry_run=dry_run)


@exchange.command("resume", short_help="Gửi tiếp cho một hệ thống")
@_CODE
@DRY
def resume(code: str, dry_run: bool) -> None:
    """Gửi tiếp ngay.

    Sends again, at once.

    \b
    Ví dụ · Example:
      hienluong exchange resume tinh-b
    """
    do(lambda: peers.resume(SYSTEM, code), f"cho gửi tiếp tới {code}", dry_run=dry_run)


@exchange.command("close", short_help="Ngắt một hệ thống")
@_CODE
@DRY
def close(code: str, dry_run: bool) -> None:
    """Không gửi, không nhận nữa; sổ gói tin vẫn còn.

    Ends the connection; the log of messages stays.

    \b
    Ví dụ · Example:
      hienluong exchange close tinh-b
    """
    do(lambda: peers.close(SYSTEM, code), f"ngắt {code}", dry_run=dry_run)


@exchange.command("end-key", short_help="Ngừng tin một chứng thư bị lộ")
@click.argument("name", metavar="DẤU-VÂN-TAY")
@DRY
def end_key(name: str, dry_run: bool) -> None:
    """Ngừng tin một chứng thư của hệ thống khác, ngay từ bây giờ.

    Distrusts a certificate, at once.

    \b
    Ví dụ · Example:
      hienluong exchange end-key 3f9a…
    """
    do(lambda: peers.end_key(SYSTEM, name.lower()), "ngừng tin chứng thư này", dry_run=dry_run)


@exchange.command("permit", short_help="Cho một hệ thống gửi loại văn bản")
@_CODE
@click.option("--sender", default="", help="Mã định danh cơ quan gửi; bỏ trống là mọi cơ quan · one sender.")
@click.option("--type", "type_code", default="", help="Mã loại văn bản; bỏ trống là mọi loại · one type.")
@DRY
def permit(code: str, sender: str, type_code: str, dry_run: bool) -> None:
    """Cho phép gửi từ hôm nay.

    Permits sending from today.

    \b
    Ví dụ · Example:
      hienluong exchange permit tinh-b --type cong-van
    """
    do(lambda: peers.permit(SYSTEM, code, sender, type_code), f"ghi quyền gửi của {code}", dry_run=dry_run)


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
@DRY  # fmt: skip
def try_line(
    code: str, documents: int, size: int, first: int, rate: float, again: bool, dry_run: bool
) -> None:
    """Phát hành thư bịa gửi tới các cơ quan của một hệ thống, để thử đường truyền. Chỉ chạy ở bản dùng thử.

    Issues invented letters to another installation's agencies; in demonstrations only.

    \b
    Ví dụ · Example:
      hienluong exchange try tinh-b --documents 100
    """
    peer = said(lambda: peer_called(code))
    if dry_run:
        click.echo(f"Sẽ gửi {documents} thư tới {peer.name}.")
        return
    began = time.monotonic()
    letters = (
        send_letters_again(peer, documents) if again else send_trial_letters(peer, documents, size, first)
    )
    for done in range(1, documents + 1):
        said(lambda: next(letters))
        if done % 100 == 0:
            click.echo(f"{done}…", err=True)
        if rate:
            time.sleep(max(0.0, began + done / rate - time.monotonic()))
    click.echo(f"Đã phát hành {documents} thư. Tiếp theo: hienluong exchange list.")


for _command in (dead, replay, drop, release, reconcile, prove):
    exchange.add_command(_command)
