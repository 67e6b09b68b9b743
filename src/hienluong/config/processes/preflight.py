"""What is looked at before anything is touched: space, ports, the settings of a real installation."""

import shutil
import socket

from hienluong.config.home import Home, Mode, load_secrets
from hienluong.config.processes.trouble import CannotStart, Exit

__all__ = ["LEAST_FREE_BYTES", "ensure_fit_to_start", "free_bytes"]

LEAST_FREE_BYTES = 300 * 1024 * 1024
"""Under this PostgreSQL may stop in the middle of its own work, so the program does not begin."""


def ensure_fit_to_start(home: Home) -> dict[str, str]:
    """Refuse to start when it could not go well; returns the installation's secrets.

    Raises CannotStart or Misconfigured; nothing is damaged.
    """
    _ensure_space(home)
    ports = {
        "HL_PORT": home.port,
        "HL_IDENTITY_PORT": home.identity_port,
        "HL_EXCHANGE_PORT": home.exchange_port,
    }
    for variable, port in ports.items():
        if port:
            _ensure_free(home.bind, port, variable)
    _ensure_real_address(home)
    return load_secrets(home)


def free_bytes(home: Home) -> int:
    """Free space where the data directory is."""
    return shutil.disk_usage(home.root).free


def _ensure_space(home: Home) -> None:
    free = free_bytes(home)
    if free < LEAST_FREE_BYTES:
        raise CannotStart(
            f"Ổ đĩa chứa {home.root} chỉ còn trống {free // 1024**2} MB, cần ít nhất "
            f"{LEAST_FREE_BYTES // 1024**2} MB. Hãy dọn bớt rồi chạy lại; dữ liệu chưa bị thay đổi.",
            Exit.DISK_FULL,
        )


def _ensure_free(host: str, port: int, variable: str) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotStart(
                f"Không mở được cổng {port} trên {host} ({error.strerror}). Có thể chương trình khác đang "
                f"dùng: hãy dừng nó hoặc đặt {variable} sang cổng khác.",
                Exit.PORT_TAKEN,
            ) from None


def _ensure_real_address(home: Home) -> None:
    if home.mode == Mode.PRODUCTION and not home.address.startswith("https://"):
        raise CannotStart(
            "HL_MODE=production cần HL_ADDRESS là địa chỉ công khai bắt đầu bằng https://.",
            Exit.MISCONFIGURED,
        )
