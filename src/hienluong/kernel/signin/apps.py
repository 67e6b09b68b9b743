from django.apps import AppConfig


class SigninConfig(AppConfig):
    name = "hienluong.kernel.signin"
    label = "signin"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what Django and allauth tell of sign-ins."""
        from hienluong.kernel.signin import listening  # noqa: F401
