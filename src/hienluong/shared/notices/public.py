"""Front door of notices."""

from hienluong.shared.notices.actions.notify import Channel, ToMailbox, ToParty, ToPost, notify
from hienluong.shared.notices.mailboxes import register_mailbox
from hienluong.shared.notices.queries import unread_count

__all__ = ["Channel", "ToMailbox", "ToParty", "ToPost", "notify", "register_mailbox", "unread_count"]
