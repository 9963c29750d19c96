"""Both versions of the framework are there as published, and no code knows that there are two."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from fiso.models import Dimension, Framework
from roles.models import Person

pytestmark = pytest.mark.django_db

FIRST = {
    "Excellence in teaching and learning": [
        "Building practice excellence",
        "Curriculum planning and assessment",
        "Evidence-based high-impact teaching strategies",
        "Evaluating impact on learning",
    ],
    "Professional leadership": [
        "Building leadership teams",
        "Instructional and shared leadership",
        "Strategic resource management",
        "Vision, values and culture",
    ],
    "Positive climate for learning": [
        "Empowering students and building school pride",
        "Setting expectations and promoting inclusion",
        "Health and wellbeing",
        "Intellectual engagement and self-awareness",
    ],
    "Community engagement in learning": [
        "Building communities",
        "Global citizenship",
        "Networks with schools, services and agencies",
        "Parents and carers as partners",
    ],
}
SECOND = {
    "Leadership": [
        "Strategic direction and resourcing for shared goals, high expectations and a safe, orderly environment",
        "A culture of respect and collaboration",
    ],
    "Teaching and learning": [
        "Documented programs on the Victorian Curriculum and senior pathways",
        "Shared high-impact strategies in a responsive model",
    ],
    "Assessment": [
        "Systematic assessment strategies",
        "Systematic use of data and evidence to prioritise and act",
    ],
    "Engagement": [
        "Activation of student voice and agency",
        "Partnerships between schools, families, communities and organisations",
    ],
    "Support and resources": [
        "Responsive, tiered and contextualised approaches",
        "Effective use of resources and partnerships with families, specialist providers and community organisations",
    ],
}
RECALLED = [*SECOND["Assessment"][1:], *SECOND["Engagement"], *SECOND["Support and resources"]]


def as_published(code):
    found: dict[str, list[str]] = {}
    for element, name in Dimension.objects.filter(framework__code=code).values_list("element", "name"):
        found.setdefault(element, []).append(name)
    return found


@pytest.mark.parametrize(("code", "elements", "dimensions"), [("fiso-2015", FIRST, 16), ("fiso-2-0", SECOND, 10)])
def test_elements_and_dimensions_are_exact(code, elements, dimensions):
    assert as_published(code) == elements
    assert list(as_published(code)) == list(elements)
    assert Dimension.objects.filter(framework__code=code).count() == dimensions


def test_what_was_recalled_and_not_read_is_marked():
    assert list(Dimension.objects.filter(confirmed=False).values_list("name", flat=True)) == RECALLED
    assert "recalled, not read" in Framework.objects.get(code="fiso-2-0").note


@pytest.mark.parametrize(
    ("year", "codes"),
    [(2014, []), (2015, ["fiso-2015"]), (2021, ["fiso-2015"]), (2022, ["fiso-2-0"]), (2040, ["fiso-2-0"])],
)
def test_a_year_uses_the_newest_framework_that_has_come_into_use(year, codes):
    assert [framework.code for framework in Framework.objects.for_year(year)] == codes


def test_a_third_framework_needs_no_code():
    Framework.objects.create(code="next", name="The next one", in_plans_from=2030)
    assert Framework.objects.for_year(2030).get().code == "next"
    assert Framework.objects.for_year(2029).get().code == "fiso-2-0"


def test_nothing_in_code_names_a_version():
    named = re.compile(r"fiso[-_ ]?2", re.IGNORECASE)
    apps = [settings.BASE_DIR / app for app in ("fiso", "meetings", "overview", "reminders", "exchange")]
    files = [path for app in apps for path in app.rglob("*.py")] + [*(settings.BASE_DIR / "templates").rglob("*.html")]
    assert files
    found = [
        f"{path.name}: {line.strip()}"
        for path in files
        if "migrations" not in path.parts
        for line in path.read_text().splitlines()
        if named.search(line) and "fiso:" not in line
    ]
    assert found == []


@pytest.mark.parametrize(("is_staff", "status"), [(True, 200), (False, 302)])
def test_staff_keep_the_frameworks_in_the_admin(sign_in, is_staff, status):
    person = Person.objects.create_superuser("staff@example.org", name="Staff") if is_staff else None
    person = person or Person.objects.create_user("other@example.org", name="Other")
    assert sign_in(person).get(reverse("admin:fiso_framework_changelist")).status_code == status
