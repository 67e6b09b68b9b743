"""Addresses of operations."""

from django.urls import path

from hienluong.oversight.operations.pages.overview import show_overview

app_name = "operations"
urlpatterns = [path("van-hanh/", show_overview, name="overview")]
