from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "hienluong.systems.portal"
    label = "portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the house has behind menu entries, and listen to the desk."""
        from django.utils.translation import gettext_lazy as _

        from hienluong.shared.work.public import register_subject
        from hienluong.systems.portal.actions.ask_approval import PAGE
        from hienluong.systems.portal.many_sites import install
        from hienluong.systems.portal.pages import modules  # noqa: F401
        from hienluong.systems.portal.signals import connect
        from hienluong.systems.portal.subjects import page_lines

        register_subject(PAGE, page_lines, _("Bài chờ duyệt"))
        connect()
        install()
