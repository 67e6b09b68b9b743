"""Addresses of voice. Pages for everybody at `/hoi-dap/` and `/phan-anh/`, pages of officers at `/xu-ly/`."""

from django.urls import path

from hienluong.systems.voice.pages import (
    answers,
    asking,
    feedback_acts,
    feedback_following,
    feedback_list,
    feedback_page,
    following,
    question_acts,
    question_list,
    question_page,
    reporting,
    results,
)

app_name = "voice"

urlpatterns = [
    path("hoi-dap/", answers.answer_list, name="answers"),
    path("hoi-dap/dat-cau-hoi/", asking.ask_question, name="ask"),
    path("hoi-dap/da-gui/", asking.question_sent, name="question-sent"),
    path("hoi-dap/theo-doi/", following.follow, name="follow-question"),
    path("hoi-dap/<slug:slug>/", answers.one_answer, name="answer"),
    path("phan-anh/", results.result_list, name="results"),
    path("phan-anh/gui/", reporting.send_feedback, name="report"),
    path("phan-anh/da-gui/", reporting.feedback_sent, name="feedback-sent"),
    path("phan-anh/theo-doi/", feedback_following.follow, name="follow-feedback"),
    path("phan-anh/theo-doi/bo-sung/", feedback_following.add, name="add-to-feedback"),
    path("phan-anh/theo-doi/danh-gia/", feedback_following.judge, name="rate-feedback"),
    path("phan-anh/<slug:slug>/", results.one_result, name="result"),
    path("xu-ly/phan-anh/", feedback_list.feedback_list, name="feedback-list"),
    path("xu-ly/phan-anh/<str:code>/", feedback_page.feedback_page, name="feedback"),
    path("xu-ly/phan-anh/<str:code>/nguoi-gui/", feedback_page.writer, name="feedback-writer"),
    path("xu-ly/phan-anh/<str:code>/tep/<int:number>/", feedback_page.attachment, name="feedback-file"),
    path("xu-ly/phan-anh/<str:code>/<str:act>/", feedback_acts.act_on_feedback, name="feedback-act"),
    path("xu-ly/hoi-dap/", question_list.question_list, name="questions"),
    path("xu-ly/hoi-dap/<str:code>/", question_page.question_page, name="question"),
    path("xu-ly/hoi-dap/<str:code>/lien-he/", question_page.contact, name="question-contact"),
    path("xu-ly/hoi-dap/<str:code>/<str:act>/", question_acts.act_on_question, name="question-act"),
]
