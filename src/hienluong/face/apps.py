from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class FaceConfig(AppConfig):
    name = "hienluong.face"
    label = "face"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let every package register its menu entries."""
        autodiscover_modules("nav")
