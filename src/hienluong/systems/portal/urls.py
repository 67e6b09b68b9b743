"""Addresses of the sites."""

from django.urls import path

from hienluong.systems.portal.pages import listening, media, searching, serve

app_name = "portal"

urlpatterns = [
    path("trang/", serve.all_sites, name="sites"),
    path("trang/<slug:slug>/", serve.serve, name="site"),
    path("trang/<slug:slug>/tim-kiem/", searching.search_site, name="search"),
    path("trang/<slug:slug>/<path:rest>/loi-doc/", listening.words, name="words"),
    path("trang/<slug:slug>/<path:rest>/nghe/", listening.sound, name="sound"),
    path("trang/<slug:slug>/<path:rest>", serve.serve, name="page"),
    path("anh/<str:name>", media.picture, name="picture"),
]
