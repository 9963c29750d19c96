"""Every component once, in its states, through the tags and includes that pages use. Shown in the demo."""

import datetime as dt
import re
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.generic import TemplateView

from common import charts
from common.forms import Choices, Form, Seg
from common.run_chart import Point, RunChart
from common.views import page_of


@cache
def icon_names() -> list[str]:
    """Every symbol of the sprite, in its order."""
    sprite = finders.find("icons.svg")
    return re.findall(r'id="i-([a-z]+)"', Path(sprite).read_text()) if sprite else []


class SampleForm(Form):
    title = forms.CharField(label="Short answer", help_text="A hint says what a good answer looks like.")
    due = forms.DateField(label="Due")
    minutes = forms.IntegerField(label="Minutes", min_value=1, max_value=180)
    purpose = forms.ChoiceField(
        label="One of many", choices=[("share", "Share practice"), ("review", "Review milestone"), ("decide", "Decide")]
    )
    decision = forms.ChoiceField(
        label="One of a few", widget=Seg, choices=[("continue", "Continue"), ("adapt", "Adapt"), ("stop", "Stop")]
    )
    show = forms.MultipleChoiceField(
        label="Several",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("changes", "Changes"), ("mail", "Mail and reminders")],
    )
    change = forms.ChoiceField(
        label="One of a few, with meaning",
        choices=[("early", "Early signs"), ("clear", "Clear in some schools")],
        widget=Choices(hints={"early": "Changes in a few classes", "clear": "The same change in three schools"}),
    )
    notes = forms.CharField(label="Notes", widget=forms.Textarea, required=False)
    private = forms.BooleanField(label="Only I can see this", required=False)

    def clean_due(self) -> dt.date:
        raise ValidationError("Choose a date in a school term.")


SAMPLE_ANSWERS = {
    "title": "Reading in Years 5 to 8",
    "due": "2026-12-29",
    "minutes": "25",
    "purpose": "review",
    "decision": "adapt",
    "show": ["changes"],
    "change": "clear",
}


def sample_history(now: dt.datetime) -> list[tuple[dt.date, list[dict[str, Any]]]]:
    moved = {
        "at": now,
        "sentence": format_html("<strong>{}</strong> accepted a change to the due date.", "Helen Abara"),
        "meta": "Proposed by Mei-Lin Tran",
        "was": format_html("Due <del>{}</del>", "Fri 18 Sep 2026"),
        "now": format_html("Due <ins>{}</ins>", "Fri 11 Dec 2026"),
        "reason": "Two of the nine schools changed principal in Term 3.",
    }
    return [(now.date(), [moved])]


def sample_meeting(now: dt.datetime) -> dict[str, Any]:
    starts = now.replace(hour=9, minute=30) + dt.timedelta(days=7)
    return {
        "meeting": SimpleNamespace(
            title="Term 4, week 6 network meeting",
            starts_at=starts,
            ends_at=starts + dt.timedelta(hours=2),
            where="Library, Wattle Ridge Secondary College, and online",
            url="#meeting",
            replies="21 of 27 schools have replied",
        ),
        "things": [
            {"kind": "late", "title": "The agenda is 15 minutes too long", "url": "#agenda", "action": "Fix the agenda",
             "meta": "Eight items take 2 h 15 min. The meeting is 2 h."},
            {"kind": "due", "title": "6 schools have not replied", "url": "#replies", "action": "See who",
             "meta": "The next reminder goes by itself."},
        ],
        "done": ["Room and online link are set", "Every item has an owner", "Minutes are circulated"],
    }  # fmt: skip


@method_decorator(login_not_required, name="dispatch")
class ComponentPage(TemplateView):
    template_name = "common/components.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.localtime()
        return super().get_context_data(**kwargs) | sample_meeting(now) | {
            "crumbs": [("Home", "/"), ("For those who build this", "")],
            "facts": ["Each part once, in its states", "Taken from the tags that pages use"],
            "now": now,
            "earlier": now - dt.timedelta(days=14),
            "tabs": [("Components", self.request.path), ("History", "#history")],
            "chips": [("All", "", 8, True), ("No chair", "?only=chair", 1, False), ("No plan", "?only=plan", 0, False)],
            "rows_page": page_of(self.request, list(range(1, 172))),
            "stats": SAMPLE_STATS,
            "fact_pairs": [("Confidence", "Fair"), ("Due", "Fri 11 Dec 2026"), ("Lead", "Mei-Lin Tran")],
            "sample": SampleForm(data=SAMPLE_ANSWERS),
            "days": sample_history(now),
            "length": SAMPLE_LENGTH,
            "icons": icon_names(),
            "run": SAMPLE_RUN,
            "run_marks": [("A", "Routine agreed by all schools"), ("B", "A reading lead in every school")],
            "run_head": ["Term", "Classes"],
            "run_rows": [(f"{point.tick} {point.group}", f"{point.value}%") for point in reversed(SAMPLE_RUN.points)],
            "written": SAMPLE_TEXT,
            "purposes": [("outcomes", 75), ("policy", 35), ("business", 25)],
            "bar_lines": [
                {"label": "Term 1", "parts": [("outcomes", 75), ("policy", 35), ("business", 25)], "minutes": 135},
                {"label": "Term 2", "parts": [("outcomes", 90), ("business", 60)], "minutes": 150},
            ],
            "bar_key": [("outcomes", "Improving outcomes"), ("policy", "Policy"), ("business", "Business")],
        }  # fmt: skip


SAMPLE_STATS = [
    {"label": "networks met this term", "number": 13, "url": "#met", "of": "of 14", "was": "14 by this week of Term 3"},
    {"label": "of schools were present", "number": "90%", "url": "#present", "of": "", "was": "89% in Term 3"},
    {"label": "reviews are overdue", "number": 5, "url": "#late", "of": "of 38 due", "was": "9 a month ago"},
    {"label": "share this measure", "number": None, "url": "", "of": "", "was": "2 of 27 schools share it"},
]
SAMPLE_LENGTH = charts.Length(
    parts=(("outcomes", 75), ("policy", 35), ("business", 25)),
    limit=120,
    opens="9:30 am",
    closes="11:30 am",
    would_close="11:45 am",
)
SAMPLE_RUN = RunChart(
    id="sample-run",
    title="Run chart of 12 terms. It starts at 48% and reaches 67%. The last six terms are all above the median.",
    points=tuple(
        Point(f"T{number % 4 + 1}", str(2024 + number // 4), value)
        for number, value in enumerate((48, 52, 50, 53, 51, 55, 58, 57, 61, 63, 66, 67))
    ),
    target=70,
    marks=((5, "A"), (8, "B")),
)
SAMPLE_TEXT = """> Every student in our 27 schools is known, is challenged, and reads to learn by the end of Year 6.

# What we tried

Two teachers from each school watched the routine at [Cutters Flat](/), then taught it next day.

- Two visits, **four weeks** apart
- One page of notes, shared the same day
"""
