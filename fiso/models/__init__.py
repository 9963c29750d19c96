from fiso.models.framework import Dimension, Framework
from fiso.models.milestone import Milestone, MilestoneReview
from fiso.models.plan import FocusArea, Goal, Plan, PlanGrant

__all__ = ["Dimension", "FocusArea", "Framework", "Goal", "Milestone", "MilestoneReview", "Plan", "PlanGrant"]
