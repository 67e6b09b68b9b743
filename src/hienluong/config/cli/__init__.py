"""The command `hienluong`. Commands are found by name in `registry` and imported only when asked for."""

import os
import sys
from importlib import import_module
from tempfile import TemporaryDirectory

import click

from hienluong.config.cli.registry import COMMANDS, Entry, Needs
from hienluong.config.home import Home, Misconfigured, Mode, load_secrets
from hienluong.config.processes.trouble import CannotStart, Exit

__all__ = ["main"]


class _Commands(click.Group):
    """A group whose commands are imported when asked for, with Django and a database ready for them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        if entry.needs is not Needs.NOTHING:
            _get_ready(ctx, entry)
        command: click.Command = getattr(import_module(entry.module), cmd_name.replace("-", "_"))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Lệnh · Commands"):
            formatter.write_dl([(name, entry.says) for name, entry in COMMANDS.items()])


def _get_ready(ctx: click.Context, entry: Entry) -> None:
    if entry.needs is Needs.OWNER:
        os.environ["HL_AS_OWNER"] = "1"
    if {"-h", "--help"} & set(sys.argv):
        # Help looks at no installation, and begins none.
        os.environ["HL_HOME"] = ctx.with_resource(TemporaryDirectory())
        os.environ["HL_MODE"] = Mode.DEMO
    else:
        _find_database(ctx, entry.needs)
    os.environ["DJANGO_SETTINGS_MODULE"] = entry.settings
    import django

    django.setup()


def _find_database(ctx: click.Context, needs: Needs) -> None:
    from hienluong.config.postgres import database_url
    from hienluong.config.processes.database import at_hand
    from hienluong.config.processes.schema import ensure_begun, ensure_installed

    home = Home.from_environment()
    if needs is not Needs.OWNER:
        ensure_begun(home)
    if needs is Needs.SETTINGS:
        return
    secrets = load_secrets(home)
    ctx.with_resource(at_hand(home, secrets))
    if needs is Needs.DATABASE:
        ensure_installed(database_url(home, secrets))


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def hienluong() -> None:
    """Hiền Lương: nền tảng chính quyền số của một tỉnh.

    The digital-government platform of a Vietnamese province.

    \b
    Biến môi trường · Environment:
      HL_HOME          thư mục dữ liệu · data directory (./var)
      HL_PORT          cổng web · port of the web (8000)
      HL_BIND          địa chỉ mạng lắng nghe · address to listen on (127.0.0.1)
      HL_ADDRESS       địa chỉ công khai · public address (https://… khi vận hành thật)
      HL_HOSTS         tên máy được chấp nhận · host names besides the public one
      HL_DATABASE_URL  PostgreSQL 15–18 bên ngoài · an outside PostgreSQL
      HL_DATABASE_OWNER_URL  cùng cơ sở dữ liệu, vai trò sở hữu bảng · the same as the tables' owner
      HL_MODE          demo hoặc production
      Tất cả · all of them: docs/operators.md
    """


def main() -> None:
    """Run the command line; what cannot go on says why in plain words and ends with its own code."""
    try:
        hienluong()
    except CannotStart as error:
        click.echo(f"\n{error}", err=True)
        sys.exit(error.code)
    except Misconfigured as error:
        click.echo(f"\n{error}", err=True)
        sys.exit(Exit.MISCONFIGURED)
