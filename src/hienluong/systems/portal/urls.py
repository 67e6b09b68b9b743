"""Addresses of the sites."""

from django.urls import path

from hienluong.systems.portal.pages import (
    broken_links,
    compliance,
    editing,
    listening,
    machines,
    media,
    ranking,
    redirects,
    searching,
    serve,
    settings,
    statistics,
    watching,
)

app_name = "portal"

urlpatterns = [
    path("bien-tap/pages/<int:page_id>/edit/", editing.edit_page, name="edit"),
    path("trang/", serve.all_sites, name="sites"),
    path("trang/<slug:slug>/", serve.serve, name="site"),
    path("trang/<slug:slug>/tim-kiem/", searching.search_site, name="search"),
    path("trang/<slug:slug>/<path:rest>/loi-doc/", listening.words, name="words"),
    path("trang/<slug:slug>/<path:rest>/nghe/", listening.sound, name="sound"),
    path("trang/<slug:slug>/sitemap.xml", machines.site_map, name="site-map"),
    path("trang/<slug:slug>/tin-moi.xml", machines.feed, name="feed"),
    path("trang/<slug:slug>/<path:rest>/tin-moi.xml", machines.feed, name="section-feed"),
    path("trang/<slug:slug>/<path:rest>", serve.serve, name="page"),
    path("quan-ly-trang/", watching.own_sites, name="watched"),
    path("quan-ly-trang/cac-trang.csv", watching.own_sites_csv, name="watched-csv"),
    path("quan-ly-trang/cham-trang/", ranking.ranking_page, name="ranking"),
    path("quan-ly-trang/cham-trang.csv", ranking.ranking_csv, name="ranking-csv"),
    path("quan-ly-trang/<slug:slug>/cham-trang/", compliance.compliance, name="compliance"),
    path("quan-ly-trang/<slug:slug>/cham-trang.csv", compliance.compliance_csv, name="compliance-csv"),
    path("quan-ly-trang/<slug:slug>/lien-ket-hong/", broken_links.broken_links_page, name="broken-links"),
    path("quan-ly-trang/<slug:slug>/thiet-lap/", settings.site_settings, name="settings"),
    path("quan-ly-trang/<slug:slug>/dia-chi-cu/", redirects.redirects, name="redirects"),
    path(
        "quan-ly-trang/<slug:slug>/dia-chi-cu/<int:redirect_id>/go/",
        redirects.stop_redirect,
        name="stop-redirect",
    ),
    path("quan-ly-trang/<slug:slug>/", statistics.statistics, name="statistics"),
    path("quan-ly-trang/<slug:slug>/<slug:table>.csv", statistics.statistics_csv, name="statistics-csv"),
    path("sitemap.xml", machines.site_index, name="site-index"),
    path("van-ban/sitemap.xml", machines.document_map, name="document-map"),
    path("robots.txt", machines.robots, name="robots"),
    path(".well-known/security.txt", machines.security, name="security"),
    path("tep-dinh-kem/<int:document_id>/<str:name>", media.attachment, name="attachment"),
    path("anh/images/<str:name>", media.picture, name="picture"),
]
