"""hienluong check"""

import sys

import click

from hienluong.config.health.finding import State
from hienluong.config.health.parts import look_at_all
from hienluong.config.home import Home
from hienluong.config.processes.trouble import Exit

__all__ = ["check"]


@click.command(short_help="Kiểm tra sức khỏe từng phần")
def check() -> None:
    """Xem từng phần có chạy tốt không; mã kết thúc 1 khi có phần hỏng.

    Looks at each part; exits with 1 when one is broken. A part that needs attention does not fail the check.
    """
    findings = look_at_all(Home.from_environment())
    for finding in findings:
        click.echo(f"  {finding.state:<8} {finding.part:<20} {finding.says}")
    if any(finding.state is State.BROKEN for finding in findings):
        sys.exit(Exit.FAILED)
