"""A misspelt variable in one of our templates fails the test that renders it."""

import sys
from pathlib import Path

import pytest


class FailsWhenMissing(str):
    """Given to Django as `string_if_invalid`, which it asks for its truth whenever a variable is not there.

    Two cases stay as they are in production: a variable with |default (its author says it may be missing),
    and templates that are not ours. `{% if name %}` never asks.
    """

    ours: str

    def __new__(cls, ours: Path) -> "FailsWhenMissing":
        made = super().__new__(cls, "")
        made.ours = str(ours)
        return made

    def __bool__(self) -> bool:
        asking = sys._getframe(1).f_locals
        expression, context = asking.get("self"), asking.get("context")
        if not hasattr(expression, "filters") or context is None:
            return False
        optional = any(function.__name__ in {"default", "default_if_none"} for function, _ in expression.filters)
        template = context.render_context.template or context.template
        if optional or not template.origin.name.startswith(self.ours):
            return False
        pytest.fail(f"Template {template.name} uses a variable that is not there: {expression.token}")
