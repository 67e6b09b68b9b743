"""Front door of notices."""

from hienluong.shared.notices.actions.notify import Channel, ToParty, ToPost, notify
from hienluong.shared.notices.queries import unread_count

__all__ = ["Channel", "ToParty", "ToPost", "notify", "unread_count"]
