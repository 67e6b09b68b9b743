"""hienluong up"""

import click

from hienluong.config.home import Home
from hienluong.config.processes.supervisor import Supervisor
from hienluong.config.processes.trouble import CannotStart, Exit

__all__ = ["up"]


@click.command(short_help="Chạy toàn bộ hệ thống")
@click.option("--empty", is_flag=True, help="Không nạp tỉnh mẫu · do not load the sample province.")
def up(empty: bool) -> None:
    """Chạy cơ sở dữ liệu, web, tiến trình nền và nơi cấp danh tính; Ctrl-C để dừng tất cả.

    Runs the database, the web, the worker and the identity provider until Ctrl-C.

    \b
    Mã kết thúc · Exit codes:
      2  cấu hình sai · misconfigured
      3  thư mục dữ liệu đang được bản khác dùng · data directory in use
      4  cổng bị chiếm · port taken
      5  ổ đĩa gần đầy · disk nearly full
      6  cơ sở dữ liệu hỏng hoặc không trả lời · database broken
      7  dữ liệu mới hơn chương trình · database newer than the program
    """
    try:
        Supervisor(Home.from_environment(), with_sample=not empty).run()
    except OSError as error:
        raise CannotStart(
            f"Không ghi được {error.filename or 'thư mục dữ liệu'}: {error.strerror}.", Exit.FAILED
        ) from None
