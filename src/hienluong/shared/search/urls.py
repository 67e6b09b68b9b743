"""The address of the search."""

from django.urls import path

from hienluong.shared.search.pages import search

app_name = "search"
urlpatterns = [path("tim-kiem/", search.province_search, name="search")]
