from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "hienluong.systems.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let documents find the agencies that stand in other installations."""
        from hienluong.systems.documents.public import register_directory
        from hienluong.systems.exchange.queries.directory import named_outside

        register_directory(named_outside)
