"""Every kind of notice there is. A new one is a class in this package and its words; nothing else needs to know it."""

from reminders.kinds.actions import ActionDue, ActionSet, ProposalAnswered
from reminders.kinds.appointments import Announced, Appointed, CoverEnds, RoleEnds
from reminders.kinds.base import Kind, Letter, Occasion
from reminders.kinds.decisions import DecisionDue
from reminders.kinds.groups import GroupAnswered, GroupAsked, MatterAnswered, MatterRaised
from reminders.kinds.meetings import ActingChair, Cancelled, Changed, Invitation, Soon
from reminders.kinds.milestones import ReviewDue
from reminders.kinds.minutes import CorrectionAnswered, CorrectionSuggested, Minutes, MinutesCorrected, MinutesToConfirm
from reminders.kinds.newcomers import ActionsPass, ActionsTakenOver, Invited
from reminders.kinds.places import GroupWithoutNetwork, SchoolMoves, TakenBack
from reminders.kinds.tenure import ChairMissing, TermEnding

KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        Invitation(),
        Changed(),
        Cancelled(),
        Soon(),
        ActingChair(),
        Minutes(),
        CorrectionSuggested(),
        CorrectionAnswered(),
        MinutesToConfirm(),
        MinutesCorrected(),
        DecisionDue(),
        ProposalAnswered(),
        ActionSet(),
        ActionDue(),
        ReviewDue(),
        GroupAsked(),
        GroupAnswered(),
        MatterRaised(),
        MatterAnswered(),
        TermEnding(),
        ChairMissing(),
        SchoolMoves(),
        GroupWithoutNetwork(),
        TakenBack(),
        Invited(),
        Appointed(),
        RoleEnds(),
        CoverEnds(),
        Announced(),
        ActionsPass(),
        ActionsTakenOver(),
    )
}

GROUPS = {
    "meetings": "Meetings",
    "actions": "Actions",
    "plans": "Plans",
    "groups": "Groups and forum",
    "roles": "Roles",
}
"""By what people filter their notices, in the order of the pages."""

__all__ = ["GROUPS", "KINDS", "Kind", "Letter", "Occasion"]
