from django.urls import path

from hienluong.kernel.jobs.pages.letters import drop_letter, letter_list, replay_letter

app_name = "jobs"
urlpatterns = [
    path("van-hanh/hop-thu-chet/", letter_list, name="letters"),
    path("van-hanh/hop-thu-chet/<int:number>/giao-lai/", replay_letter, name="replay"),
    path("van-hanh/hop-thu-chet/<int:number>/bo/", drop_letter, name="drop"),
]
