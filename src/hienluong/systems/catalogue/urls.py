"""Addresses of the catalogue."""

from django.urls import path

from hienluong.systems.catalogue.pages import browse, procedure, search

app_name = "catalogue"
urlpatterns = [
    path("thu-tuc/", search.search, name="search"),
    path("thu-tuc/viec/<slug:key>/", browse.life_event, name="event"),
    path("thu-tuc/linh-vuc/<slug:slug>/", browse.group, name="group"),
    path("thu-tuc/<str:code>/", procedure.procedure, name="procedure"),
]
