"""Every figure of the rollup: what it is called, how it is counted, and the list behind it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F, OuterRef, QuerySet, Subquery

from fiso.querysets import MilestoneQuerySet
from networks.models import Network
from overview import sources
from overview.calendar import Calendar
from overview.lists import ACTIONS, CHAIRS, MEETINGS, MILESTONES, NETWORKS, PLANS, PRESENCES, REVIEWS, SCHOOLS, Kind
from overview.sources import Ids


@dataclass(frozen=True)
class Figure:
    title: str
    counted: str
    kind: Kind
    rows: Callable[[Ids, Calendar], QuerySet]
    none: str


def _meetings(rows: QuerySet) -> QuerySet:
    return rows.select_related("place", "joint_place")


def _milestones(rows: MilestoneQuerySet, first: str) -> QuerySet:
    return rows.with_place().order_by(first, "pk")


def _actions(rows: QuerySet) -> QuerySet:
    return rows.select_related("place", "owner", "school").order_by(F("due_on").asc(nulls_last=True), "pk")


def _chairs(rows: QuerySet) -> QuerySet:
    return rows.select_related("person", "place").order_by(F("ends_on").asc(nulls_last=True), "pk")


def _networks(rows: QuerySet) -> QuerySet:
    return rows.select_related("area").order_by("area__name", "name")


def _presences(ids: Ids, calendar: Calendar) -> QuerySet:
    rows = sources.attendance_at_last_meetings(ids).order_by()
    name = Network.objects.filter(pk=OuterRef("network")).values("name")
    schools = rows.values("school_id", school_name=F("school__name"), network_name=Subquery(name))
    return schools.annotate(**sources.PRESENCE).order_by(F("came") - F("marked"), "school_name", "network_name")


FIGURES: dict[str, Figure] = {
    "schools": Figure(
        "Schools",
        "Schools that belong to the network today.",
        SCHOOLS,
        lambda ids, _: sources.memberships(ids).select_related("school", "network").order_by("school__name", "pk"),
        "No school belongs here today.",
    ),
    "met": Figure(
        "Meetings held this term",
        "Meetings that were held since the first day of term, in the holidays of the term just over.",
        MEETINGS,
        lambda ids, at: _meetings(sources.held(ids).between(at.since, at.today)).order_by("-starts_at", "pk"),
        "No meeting was held this term.",
    ),
    "networks-met": Figure(
        "Networks that met this term",
        "Networks that held at least one meeting since the first day of term.",
        NETWORKS,
        lambda ids, at: _networks(sources.met_since(ids, at.since, at.today)),
        "No network has met this term.",
    ),
    "coming": Figure(
        "Meetings to come",
        "Published meetings that are still to be held. Drafts do not count.",
        MEETINGS,
        lambda ids, _: _meetings(sources.coming(ids)).order_by("starts_at", "pk"),
        "No meeting is published.",
    ),
    "present": Figure(
        "Schools present",
        "At the last four meetings held: schools whose principal or delegate came, of the schools whose attendance was "
        "noted. Schools that stayed away most stand first.",
        PRESENCES,
        _presences,
        "No attendance was noted at the last four meetings.",
    ),
    "chair": Figure(
        "Chairs",
        "People who hold the role of chair today and can sign in.",
        CHAIRS,
        lambda ids, _: _chairs(sources.chairs(ids)),
        "Nobody is chair today.",
    ),
    "no-chair": Figure(
        "Networks without a chair",
        "Networks where nobody holds the role of chair today.",
        NETWORKS,
        lambda ids, _: _networks(sources.without_chair(ids)),
        "Every network has a chair.",
    ),
    "term-ends": Figure(
        "Terms that end soon",
        "Chairs whose term ends within ten weeks.",
        CHAIRS,
        lambda ids, at: _chairs(sources.chairs_ending(ids, at.today)),
        "No term ends within ten weeks.",
    ),
    "plan": Figure(
        "Active plans",
        "Plans of this school year that are active. Drafts and closed plans do not count.",
        PLANS,
        lambda ids, at: sources.plans(ids, at.plan_year).select_related("place").order_by("place__name", "pk"),
        "No plan is active this year.",
    ),
    "no-plan": Figure(
        "Networks without a plan",
        "Networks that have no active plan for this school year.",
        NETWORKS,
        lambda ids, at: _networks(sources.without_plan(ids, at.plan_year)),
        "Every network has an active plan.",
    ),
    "milestones": Figure(
        "Milestones under way",
        "Milestones of active plans that are not reached and not withdrawn.",
        MILESTONES,
        lambda ids, _: _milestones(sources.milestones(ids), "due_on"),
        "No milestone is under way.",
    ),
    "milestones-due": Figure(
        "Milestones due soon",
        "Milestones under way that are due today or in the next four weeks.",
        MILESTONES,
        lambda ids, at: _milestones(sources.milestones(ids).filter(sources.due_soon(at.today)), "due_on"),
        "No milestone is due in the next four weeks.",
    ),
    "milestones-overdue": Figure(
        "Milestones overdue",
        "Milestones under way whose day has passed.",
        MILESTONES,
        lambda ids, at: _milestones(sources.milestones(ids).filter(sources.due_before(at.today)), "due_on"),
        "No milestone is overdue.",
    ),
    "reviews-due": Figure(
        "Reviews due soon",
        "Milestones under way whose next review is due today or in the next four weeks.",
        REVIEWS,
        lambda ids, at: _milestones(sources.milestones(ids).filter(sources.review_soon(at.today)), "review_on"),
        "No review is due in the next four weeks.",
    ),
    "reviews-overdue": Figure(
        "Reviews overdue",
        "Milestones under way whose review day has passed. The milestone itself may still be on time.",
        REVIEWS,
        lambda ids, at: _milestones(sources.milestones(ids).filter(sources.review_before(at.today)), "review_on"),
        "No review is overdue.",
    ),
    "actions-open": Figure(
        "Open actions",
        "Actions that are not done, each school's part counted for itself. Matters of the executive are left out.",
        ACTIONS,
        lambda ids, _: _actions(sources.actions(ids).open()),
        "No action is open.",
    ),
    "actions-overdue": Figure(
        "Overdue actions",
        "Open actions whose day has passed. Matters of the executive are left out.",
        ACTIONS,
        lambda ids, at: _actions(sources.actions(ids).overdue(at.today)),
        "No action is overdue.",
    ),
}
