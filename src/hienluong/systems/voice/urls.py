"""Addresses of voice. Pages for everybody at `/hoi-dap/`, pages of officers at `/xu-ly/`."""

from django.urls import path

from hienluong.systems.voice.pages import (
    answers,
    asking,
    following,
    question_acts,
    question_list,
    question_page,
)

app_name = "voice"

urlpatterns = [
    path("hoi-dap/", answers.answer_list, name="answers"),
    path("hoi-dap/dat-cau-hoi/", asking.ask_question, name="ask"),
    path("hoi-dap/da-gui/", asking.question_sent, name="question-sent"),
    path("hoi-dap/theo-doi/", following.follow, name="follow-question"),
    path("hoi-dap/<slug:slug>/", answers.one_answer, name="answer"),
    path("xu-ly/hoi-dap/", question_list.question_list, name="questions"),
    path("xu-ly/hoi-dap/<str:code>/", question_page.question_page, name="question"),
    path("xu-ly/hoi-dap/<str:code>/lien-he/", question_page.contact, name="question-contact"),
    path("xu-ly/hoi-dap/<str:code>/<str:act>/", question_acts.act_on_question, name="question-act"),
]
