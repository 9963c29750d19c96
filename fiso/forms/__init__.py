from fiso.forms.milestones import MilestoneEditForm, MilestoneForm, ReachedForm
from fiso.forms.plans import (
    DirectionForm,
    FocusAreaEditForm,
    FocusAreaForm,
    GoalEditForm,
    GoalForm,
    ReasonForm,
    StartForm,
)
from fiso.forms.reviews import ReviewForm

__all__ = [
    "DirectionForm",
    "FocusAreaEditForm",
    "FocusAreaForm",
    "GoalEditForm",
    "GoalForm",
    "MilestoneEditForm",
    "MilestoneForm",
    "ReachedForm",
    "ReasonForm",
    "ReviewForm",
    "StartForm",
]
