from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "hienluong.systems.catalogue"
    label = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"
