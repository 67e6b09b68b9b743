"""Addresses of work."""

from django.urls import path

from hienluong.shared.work.pages.assigning import assign_page
from hienluong.shared.work.pages.desk import desk
from hienluong.shared.work.pages.heirs import choose_heir_page
from hienluong.shared.work.pages.warnings import warnings_page

app_name = "work"
urlpatterns = [
    path("viec/", desk, name="desk"),
    path("viec/phan-cong/", assign_page, name="assign"),
    path("viec/ke-thua/<int:inheritance_id>/", choose_heir_page, name="heir"),
    path("canh-bao-thoi-han/", warnings_page, name="warnings"),
]
