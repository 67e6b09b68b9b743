"""Commands for messages that did not get through, and for what was proved. `commands` puts them into the group."""

import json

import click

from hienluong.kernel.access.public import SYSTEM
from hienluong.systems.exchange.actions import mend
from hienluong.systems.exchange.manners import DRY, do, said
from hienluong.systems.exchange.models import Message, MessageState, Peer
from hienluong.systems.exchange.queries.pairs import differences
from hienluong.systems.exchange.queries.peers import peer_called
from hienluong.systems.exchange.queries.proof import proof_of
from hienluong.systems.exchange.sending.client import Line

__all__ = ["dead", "drop", "prove", "reconcile", "release", "replay"]

_NUMBER = click.argument("number", type=int, metavar="SỐ")
_CODE = click.argument("code", metavar="MÃ")


@click.command("dead", short_help="Các gói tin cần xem lại")
def dead() -> None:
    """Liệt kê gói tin không gửi được, kèm lý do.

    Lists dead messages.
    """
    found = Message.objects.filter(state=MessageState.DEAD).select_related("lane__peer").order_by("pk")[:500]
    for each in found:
        click.echo(f"{each.pk}\t{each.lane.peer.code}\t{each.lane.receiver}\t{each.about}\t{each.words}")
    click.echo(
        "Tiếp theo: hienluong exchange replay SỐ, hoặc drop."
        if found
        else "Không có gói tin nào cần xem lại."
    )


@click.command("replay", short_help="Gửi lại một gói tin")
@_NUMBER
@DRY
def replay(number: int, dry_run: bool) -> None:
    """Lập lại và gửi lại một gói tin cần xem lại.

    Makes a dead message anew and sends it.

    \b
    Ví dụ · Example:
      hienluong exchange replay 1204
    """
    do(lambda: mend.replay(SYSTEM, number), f"gửi lại gói tin {number}", dry_run=dry_run)


@click.command("drop", short_help="Bỏ một gói tin")
@_NUMBER
@click.option("--reason", required=True, help="Lý do, ghi vào nhật ký · why, kept in the journal.")
@DRY
def drop(number: int, reason: str, dry_run: bool) -> None:
    """Bỏ hẳn một gói tin cần xem lại.

    Gives a dead message up.

    \b
    Ví dụ · Example:
      hienluong exchange drop 1204 --reason "đã gửi bản giấy"
    """
    do(lambda: mend.drop(SYSTEM, number, reason), f"bỏ gói tin {number}", dry_run=dry_run)


@click.command("release", short_help="Cho một tuyến gửi tiếp")
@_NUMBER
@DRY
def release(number: int, dry_run: bool) -> None:
    """Cho một tuyến gửi tiếp sau khi hai bên đã đối chiếu sổ.

    Lets a held lane go on.

    \b
    Ví dụ · Example:
      hienluong exchange release 17
    """
    do(lambda: mend.release(SYSTEM, number), f"cho tuyến {number} gửi tiếp", dry_run=dry_run)


@click.command("reconcile", short_help="Đối chiếu sổ với hệ thống khác")
@_CODE
def reconcile(code: str) -> None:
    """So những gì đã giao ở đây với những gì bên kia ghi đã nhận; mã kết thúc 1 khi có chỗ khác nhau.

    Compares both ledgers.

    \b
    Ví dụ · Example:
      hienluong exchange reconcile tinh-b
    """
    peer: Peer = said(lambda: peer_called(code))
    with Line(peer) as line:
        found = said(lambda: differences(peer, line.ledger()))
    for each in found:
        chains = "" if each.chains_agree else ", chuỗi băm khác nhau"
        click.echo(
            f"{each.kind}\t{each.sender} → {each.receiver}\tđây {each.here}, bên kia {each.there}{chains}"
        )
    if found:
        raise click.exceptions.Exit(1)
    click.echo("Hai sổ khớp nhau.")


@click.command("prove", short_help="Bằng chứng của một gói tin")
@click.argument("uid", type=click.UUID, metavar="MÃ-GÓI-TIN")
def prove(uid: object) -> None:
    """In bằng chứng (JSON): phần đầu đã ký, biên nhận đã ký, đường băm tới mốc thời gian.

    Prints the proof of a message.

    \b
    Ví dụ · Example:
      hienluong exchange prove 01a20acc-4ed9-7b25-b2aa-d6db9c8d921c
    """
    click.echo(json.dumps(said(lambda: proof_of(str(uid))), ensure_ascii=False, indent=1))
