"""Before a meeting: lists, planning, the agenda builder, proposals, replies, guests."""

from django.urls import path

from meetings import converters  # noqa: F401  known to what follows
from meetings.views import (
    agenda,
    detail,
    meeting,
    moves,
    papers,
    planning,
    proposals,
    reply,
    school_year,
    series,
    template,
)

PLACE = "<places:kind>/<slug:slug>/meetings/"
MEETING = "meetings/<int:pk>/"
AGENDA = f"{MEETING}agenda/"
ITEM = f"{AGENDA}items/<int:item>/"

urlpatterns = [
    path("meetings/", meeting.MyMeetings.as_view(), name="my_meetings"),
    path("school-year/", school_year.SchoolYear.as_view(), name="school_year"),
    path("school-year/terms/new/", school_year.TermAdd.as_view(), name="term_add"),
    path("school-year/terms/<int:pk>/", school_year.TermChange.as_view(), name="term_change"),
    path("schools/<slug:slug>/days/", school_year.SchoolDays.as_view(), name="school_days"),
    path("school-year/days/<int:pk>/", school_year.DayChange.as_view(), name="day_change"),
    path("school-year/days/<int:pk>/remove/", school_year.DayRemove.as_view(), name="day_remove"),
    path(PLACE, meeting.MeetingList.as_view(), name="meeting_list"),
    path(f"{PLACE}new/", planning.MeetingCreate.as_view(), name="meeting_create"),
    path(f"{PLACE}planning/", series.Planning.as_view(), name="planning"),
    path(f"{PLACE}planning/cadence/", series.CadenceSet.as_view(), name="cadence_set"),
    path(f"{PLACE}planning/days/", series.DayAdd.as_view(), name="day_add"),
    path(f"{PLACE}planning/series/", series.SeriesCreate.as_view(), name="series_create"),
    path("meetings/series/<int:pk>/", series.SeriesDetail.as_view(), name="series_detail"),
    path("meetings/series/<int:pk>/edit/", series.SeriesEdit.as_view(), name="series_edit"),
    path("meetings/templates/", template.TemplateList.as_view(), name="template_list"),
    path("meetings/templates/new/", template.TemplateCreate.as_view(), name="template_create"),
    path("meetings/templates/<int:pk>/", template.TemplateDetail.as_view(), name="template_detail"),
    path("meetings/templates/<int:pk>/edit/", template.TemplateEdit.as_view(), name="template_edit"),
    path("meetings/templates/<int:pk>/archive/", template.TemplateArchive.as_view(), name="template_archive"),
    path(f"{MEETING}template/", template.TemplateFromAgenda.as_view(), name="template_from"),
    path(f"{PLACE}propose/", proposals.PlacePropose.as_view(), name="item_propose"),
    path(MEETING, detail.MeetingDetail.as_view(), name="meeting_detail"),
    path(f"{MEETING}edit/", planning.MeetingEdit.as_view(), name="meeting_edit"),
    path(f"{MEETING}move/", planning.MeetingMove.as_view(), name="meeting_move"),
    path(f"{MEETING}publish/", planning.MeetingPublish.as_view(), name="meeting_publish"),
    path(f"{MEETING}cancel/", planning.MeetingCancel.as_view(), name="meeting_cancel"),
    path(f"{MEETING}propose/", proposals.MeetingPropose.as_view(), name="meeting_propose"),
    path("meetings/proposals/<int:item>/take-back/", proposals.ProposalTakeBack.as_view(), name="proposal_take_back"),
    path(f"{MEETING}reply/", reply.ReplyPage.as_view(), name="reply"),
    path(f"{MEETING}reply/<party:school>/", reply.ReplyForSchool.as_view(), name="reply_for_school"),
    path(f"{MEETING}guests/", detail.GuestInvite.as_view(), name="guest_invite"),
    path(f"{MEETING}guests/<int:person>/remove/", detail.GuestRemove.as_view(), name="guest_remove"),
    path(AGENDA, agenda.AgendaEdit.as_view(), name="agenda_edit"),
    path(f"{AGENDA}order/", moves.AgendaOrder.as_view(), name="agenda_order"),
    path(f"{AGENDA}sections/", moves.SectionAdd.as_view(), name="section_add"),
    path(f"{AGENDA}sections/<int:section>/", moves.SectionChange.as_view(), name="section_change"),
    path(f"{AGENDA}decisions/<int:decision>/", moves.DecisionPutOn.as_view(), name="decision_put_on"),
    path(f"{AGENDA}reviews/<int:milestone>/", moves.ReviewPutOn.as_view(), name="review_put_on"),
    path(f"{AGENDA}items/new/", agenda.ItemAdd.as_view(), name="item_add"),
    path(ITEM, agenda.ItemEdit.as_view(), name="item_edit"),
    path(f"{ITEM}files/", papers.ItemFiles.as_view(), name="item_files"),
    path(f"{ITEM}files/<int:paper>/remove/", papers.FileRemove.as_view(), name="file_remove"),
    path("papers/<int:pk>/", papers.PaperFile.as_view(), name="paper_file"),
    path(f"{ITEM}minutes/", moves.ItemMinutes.as_view(), name="item_minutes"),
    path(f"{ITEM}step/", moves.ItemStep.as_view(), name="item_step"),
    path(f"{ITEM}place/", moves.ItemPlace.as_view(), name="item_place"),
    path(f"{ITEM}take-off/", moves.ItemTakeOff.as_view(), name="item_take_off"),
    path(f"{ITEM}put-off/", moves.ItemPutOff.as_view(), name="item_put_off"),
    path(f"{ITEM}put-on/", moves.ItemPutOn.as_view(), name="item_put_on"),
    path(f"{ITEM}later/", moves.ItemLater.as_view(), name="item_later"),
    path(f"{ITEM}decline/", moves.ItemDecline.as_view(), name="item_decline"),
]
