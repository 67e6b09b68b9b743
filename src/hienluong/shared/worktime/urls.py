"""Addresses of calendars."""

from django.urls import path

from hienluong.shared.worktime.pages.change import change_page, withdraw_page
from hienluong.shared.worktime.pages.year import year_page

app_name = "worktime"
urlpatterns = [
    path("lich-lam-viec/", year_page, name="year"),
    path("lich-lam-viec/thay-doi/", change_page, name="change"),
    path("lich-lam-viec/thu-hoi/<int:number>/", withdraw_page, name="withdraw"),
]
