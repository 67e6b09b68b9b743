from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "hienluong.systems.portal"
    label = "portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the house has behind menu entries, and listen to the desk."""
        from hienluong.systems.portal.pages import modules  # noqa: F401
        from hienluong.systems.portal.signals import connect

        connect()
