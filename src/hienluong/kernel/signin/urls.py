from django.conf import settings
from django.urls import URLPattern, include, path

from hienluong.kernel.signin.pages import account, citizen, demo, doors, officer, reset


def demo_urls() -> list[URLPattern]:
    """Addresses that exist in a demonstration alone."""
    return [path("dang-nhap/thu/", demo.play, name="demo")]


_own = [
    path("dang-nhap/", doors.doors, name="doors"),
    path("dang-nhap/cong-dan/", citizen.start, name="citizen"),
    path("dang-nhap/cong-dan/<int:number>/", citizen.start, name="citizen-numbered"),
    path("dang-nhap/cong-dan/tra-loi/", citizen.answer, name="citizen-answer"),
    path("dang-nhap/cong-dan/dang-xuat-nguon/", citizen.provider_logout, name="provider-logout"),
    path("dang-xuat/", doors.sign_out, name="sign-out"),
    path("dang-xuat/xong/", doors.signed_out, name="signed-out"),
    path("tai-khoan/", account.account, name="account"),
    path("tai-khoan/lien-he/", account.contact, name="contact"),
    path("tai-khoan/so-dinh-danh/", account.number, name="number"),
    path("tai-khoan/ai-da-xem/", account.looks, name="looks"),
    path("tai-khoan/phien/", account.end_others, name="end-others"),
    path("quan-tri/dat-lai-dang-nhap/", reset.reset, name="reset"),
    *(demo_urls() if settings.DEMO else ()),
]

urlpatterns = [path("", include((_own, "signin"))), *officer.urls]
