from django.urls import path

from reminders.views.calendar import Feed, FeedList, FeedRenew, FeedStop, MeetingIcs
from reminders.views.notice import NoticeList, NoticeOpen, NoticeSeeAll
from reminders.views.preference import MailStop, PreferenceEdit
from reminders.views.status import NoticeRetry, StatusPage

app_name = "reminders"

urlpatterns = [
    path("notices/", NoticeList.as_view(), name="notice_list"),
    path("notices/<int:pk>/", NoticeOpen.as_view(), name="notice_open"),
    path("notices/seen/", NoticeSeeAll.as_view(), name="notice_see_all"),
    path("notices/settings/", PreferenceEdit.as_view(), name="preference_edit"),
    path("notices/calendar/", FeedList.as_view(), name="feed_list"),
    path("notices/calendar/<int:pk>/renew/", FeedRenew.as_view(), name="feed_renew"),
    path("notices/calendar/<int:pk>/stop/", FeedStop.as_view(), name="feed_stop"),
    path("calendar/<str:key>.ics", Feed.as_view(), name="feed"),
    path("notices/stop/<str:token>/", MailStop.as_view(), name="mail_stop"),
    path("notices/status/", StatusPage.as_view(), name="status"),
    path("notices/status/retry/", NoticeRetry.as_view(), name="notice_retry_all"),
    path("notices/status/<int:pk>/retry/", NoticeRetry.as_view(), name="notice_retry"),
    path("meetings/<int:pk>/calendar.ics", MeetingIcs.as_view(), name="meeting_ics"),
]
