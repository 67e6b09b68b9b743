"""Addresses of cases."""

from django.urls import path

from hienluong.systems.cases.pages import (
    acts,
    case_list,
    case_page,
    follow,
    mine,
    prints,
    reconciling,
    traces,
    verify,
    walk_in,
)

app_name = "cases"
urlpatterns = [
    path("tra-cuu/", follow.follow, name="follow"),
    path("xac-minh/", verify.verify, name="verify"),
    path("xac-minh/<str:code>/", verify.verify_code, name="verify-code"),
    path("ho-so-cua-toi/", mine.my_cases, name="mine"),
    path("ho-so-cua-toi/<str:code>/", mine.my_case, name="my-case"),
    path("ho-so-cua-toi/<str:code>/bo-sung/", mine.answer, name="answer"),
    path("ho-so-cua-toi/<str:code>/rut/", mine.withdraw_case, name="withdraw"),
    path("ho-so-cua-toi/<str:code>/danh-gia/", mine.rate_case, name="rate"),
    path("ho-so-cua-toi/<str:code>/xem-day-du/", mine.reveal_mine, name="reveal-mine"),
    path("kho-giay-to/", mine.my_store, name="my-store"),
    path("ho-so/", case_list.case_list, name="list"),
    path("ho-so/so-theo-doi.pdf", traces.register, name="register"),
    path("doi-soat/", reconciling.reconcile_page, name="reconcile"),
    path("doi-soat/<int:key>/", reconciling.reconciled_page, name="reconciled"),
    path("ho-so/<str:code>/", case_page.case_page, name="case"),
    path("ho-so/<str:code>/giay-to/<int:paper_id>/", prints.paper, name="paper"),
    path("ho-so/<str:code>/giay/<int:letter_id>.pdf", prints.letter, name="letter"),
    path("ho-so/<str:code>/phieu-kiem-soat.pdf", traces.control, name="control"),
    path("ho-so/<str:code>/ket-qua.pdf", prints.result, name="result"),
    path("ho-so/<str:code>/xem-day-du/", case_page.reveal_numbers, name="reveal"),
    path("ho-so/<str:code>/nhan-bo-sung/", walk_in.take_supplement, name="take-supplement"),
    path("ho-so/<str:code>/rut-theo-de-nghi/", walk_in.take_withdrawal, name="take-withdrawal"),
    path("ho-so/<str:code>/<str:act>/", acts.act_on_case, name="act"),
]
