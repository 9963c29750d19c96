"""Addresses of a meeting while it runs and afterwards: attendance, record, minutes, follow-up actions, history."""

from django.urls import path

from meetings.views import action, attendance, corrections, history, minutes, outcomes, pulse, run, steps, thread

urlpatterns = [
    path("meetings/<int:pk>/start/", run.MeetingStart.as_view(), name="meeting_start"),
    path("meetings/<int:pk>/run/", run.MeetingRun.as_view(), name="meeting_run"),
    path("meetings/<int:pk>/run/add/", steps.ItemAddNow.as_view(), name="item_add_now"),
    path("meetings/<int:pk>/finish/", run.MeetingFinish.as_view(), name="meeting_finish"),
    path("meetings/<int:pk>/attendance/", attendance.AttendanceEdit.as_view(), name="attendance_edit"),
    path("meetings/<int:pk>/attendance/all/", attendance.AttendanceAll.as_view(), name="attendance_all"),
    path("meetings/<int:pk>/attendance/<int:school>/", attendance.AttendanceMark.as_view(), name="attendance_mark"),
    path(
        "meetings/<int:pk>/attendance/<int:school>/now/", attendance.AttendanceQuick.as_view(), name="attendance_quick"
    ),
    path("meetings/<int:pk>/minutes/", minutes.MeetingMinutes.as_view(), name="meeting_minutes"),
    path("meetings/<int:pk>/minutes/circulate/", minutes.MeetingCirculate.as_view(), name="meeting_circulate"),
    path("meetings/<int:pk>/minutes/confirm/", minutes.MeetingConfirm.as_view(), name="meeting_confirm"),
    path("meetings/<int:pk>/minutes/reopen/", minutes.MeetingReopen.as_view(), name="meeting_reopen"),
    path("meetings/<int:pk>/pulse/", pulse.MeetingPulse.as_view(), name="meeting_pulse"),
    path("meetings/<int:pk>/acting-chair/", pulse.ActingChair.as_view(), name="acting_chair"),
    path("meetings/<int:pk>/history/", history.MeetingHistory.as_view(), name="meeting_history"),
    path("items/<int:pk>/step/", run.ItemStep.as_view(), name="run_step"),
    path("items/<int:pk>/move/", steps.ItemMove.as_view(), name="run_move"),
    path("items/<int:pk>/note/", run.ItemNote.as_view(), name="run_note"),
    path("items/<int:pk>/decide/", outcomes.DecisionAdd.as_view(), name="decision_add"),
    path("items/<int:pk>/act/", outcomes.ItemActionAdd.as_view(), name="item_action_add"),
    path("items/<int:pk>/review/", outcomes.ItemReview.as_view(), name="item_review"),
    path("items/<int:pk>/ask/", outcomes.QuestionAdd.as_view(), name="question_add"),
    path("items/<int:pk>/confirm/", outcomes.MinutesConfirmHere.as_view(), name="minutes_confirm_here"),
    path("items/<int:pk>/correct/", corrections.CorrectionSuggest.as_view(), name="correction_suggest"),
    path("items/<int:pk>/remark/", corrections.RemarkAdd.as_view(), name="remark_add"),
    path("items/<int:pk>/thread/", thread.ItemThread.as_view(), name="item_thread"),
    path("questions/<int:pk>/remove/", outcomes.QuestionRemove.as_view(), name="question_remove"),
    path("corrections/<int:pk>/", corrections.CorrectionAnswer.as_view(), name="correction_answer"),
    path("corrections/<int:pk>/take-back/", corrections.CorrectionTakeBack.as_view(), name="correction_take_back"),
    path("decisions/<int:pk>/edit/", outcomes.DecisionEdit.as_view(), name="decision_edit"),
    path("decisions/<int:pk>/remove/", outcomes.DecisionRemove.as_view(), name="decision_remove"),
    path("actions/", action.ActionList.as_view(), name="action_list"),
    path("actions/<int:pk>/", action.ActionDetail.as_view(), name="action_detail"),
    path("actions/<int:pk>/edit/", action.ActionChange.as_view(), name="action_edit"),
    path("actions/<int:pk>/progress/", action.ActionProgress.as_view(), name="action_progress"),
    path("actions/<int:pk>/close/", action.ActionClose.as_view(), name="action_close"),
    path("actions/<int:pk>/reopen/", action.ActionReopen.as_view(), name="action_reopen"),
    path("actions/<int:pk>/drop/", action.ActionDrop.as_view(), name="action_drop"),
]
