from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "hienluong.province.identity"
    label = "identity"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen for sign-outs, which clients must hear of."""
        from hienluong.province.identity import leaving  # noqa: F401
