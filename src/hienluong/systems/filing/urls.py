"""Addresses of filing."""

from django.urls import path

from hienluong.systems.filing.pages import counter, counter_desk, entry, filing, papers

app_name = "filing"
urlpatterns = [
    path("nop-ho-so/ban-nhap/", filing.drafts, name="drafts"),
    path("nop-ho-so/ban-nhap/<uuid:uid>/", filing.tasks, name="tasks"),
    path("nop-ho-so/ban-nhap/<uuid:uid>/giay-to/", papers.papers, name="papers"),
    path("nop-ho-so/ban-nhap/<uuid:uid>/kiem-tra/", filing.check_page, name="check"),
    path("nop-ho-so/ban-nhap/<uuid:uid>/gui/", filing.send, name="send"),
    path("nop-ho-so/ban-nhap/<uuid:uid>/da-nop/", filing.receipt, name="receipt"),
    path("nop-ho-so/ban-nhap/<uuid:uid>/xoa/", filing.discard, name="discard"),
    path("nop-ho-so/ban-nhap/<uuid:uid>/<slug:key>/", filing.block_page, name="block"),
    path("nop-ho-so/<str:code>/", entry.entry, name="entry"),
    path("quay/", counter_desk.counter_desk, name="counter-desk"),
    path("quay/da-nop/<str:code>/", counter.counter_done, name="counter-done"),
    path("quay/nop-ho-so/<str:code>/", counter.counter, name="counter"),
]
