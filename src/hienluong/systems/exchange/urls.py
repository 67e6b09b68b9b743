"""Addresses of exchange, for those who keep it."""

from django.urls import path

from hienluong.systems.exchange.pages import messages, pairs

app_name = "exchange"

urlpatterns = [
    path("van-hanh/lien-thong/", pairs.overview, name="overview"),
    path("van-hanh/lien-thong/dien-tu/", pairs.electronic, name="electronic"),
    path("van-hanh/lien-thong/goi-tin/", messages.listing, name="messages"),
    path("van-hanh/lien-thong/goi-tin/<int:number>/", messages.show, name="message"),
    path("van-hanh/lien-thong/goi-tin/<int:number>/gui-lai/", messages.replay, name="replay"),
    path("van-hanh/lien-thong/goi-tin/<int:number>/bo/", messages.drop, name="drop"),
]
