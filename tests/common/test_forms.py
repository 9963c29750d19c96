import re

import pytest
from django import forms
from django.template import Context, Template

from common.component_page import SAMPLE_ANSWERS, SampleForm
from common.errors import Refused
from common.forms import Form


class NoteForm(Form):
    title = forms.CharField(max_length=20)
    notes = forms.CharField(widget=forms.Textarea, required=False, label="Notes")
    starts = forms.DateTimeField(required=False)


def shown(source: str, form: Form) -> str:
    return Template("{% load components %}" + source).render(Context({"form": form}))


def test_a_field_says_label_hint_and_fault_in_that_order() -> None:
    html = SampleForm(data=SAMPLE_ANSWERS | {"title": ""})["title"].as_field_group()
    places = [html.index(part) for part in ("<label", "id_title_helptext", "id_title_error", "<input")]
    assert places == sorted(places)
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'aria-invalid="true"' in html


def test_an_optional_field_says_so() -> None:
    form = NoteForm()
    assert "(optional)" in form["notes"].as_field_group()
    assert "(optional)" not in form["title"].as_field_group()


@pytest.mark.parametrize(("name", "kind"), [("decision", "btn-check"), ("change", "choice"), ("show", "form-check")])
def test_choices_are_a_group_with_a_legend(name: str, kind: str) -> None:
    html = SampleForm(data=SAMPLE_ANSWERS)[name].as_field_group()
    assert html.count("<legend") == 1
    assert f'class="{kind}' in html
    assert html.count(" checked") == 1


def test_each_answer_of_choices_says_what_it_means() -> None:
    assert "Changes in a few classes" in SampleForm()["change"].as_field_group()


def test_dates_are_native_inputs_in_the_shape_they_read() -> None:
    html = SampleForm(data=SAMPLE_ANSWERS)["due"].as_field_group()
    assert 'type="date"' in html
    assert 'value="2026-12-29"' in html
    assert 'type="datetime-local"' in NoteForm()["starts"].as_field_group()


def test_faults_link_to_their_fields() -> None:
    form = SampleForm(data=SAMPLE_ANSWERS | {"decision": ""})
    html = shown('{% include "_components/error_summary.html" with form=form only %}', form)
    assert re.findall(r'href="#(\w+)"', html) == ["id_due", "id_decision_0"]
    assert "2 things to fix" in html
    assert "What you typed is kept." in html


def test_a_form_without_faults_lists_none() -> None:
    form = NoteForm(data={"title": "Reading"})
    assert shown('{% include "_components/error_summary.html" with form=form only %}', form).strip() == ""


@pytest.mark.parametrize(("field", "where"), [("title", "title"), (None, "__all__"), ("not_here", "__all__")])
def test_what_a_service_refuses_becomes_a_fault(field: str | None, where: str) -> None:
    form = NoteForm(data={"title": "Reading"})
    assert form.is_valid()
    form.refuse(Refused("The meeting is over.", field))
    assert form.errors[where] == ["The meeting is over."]


def test_text_is_stripped_and_has_one_kind_of_line_end() -> None:
    form = NoteForm(data={"title": "  Reading ", "notes": "one\r\ntwo\rthree"})
    assert form.is_valid()
    assert form.cleaned_data["title"] == "Reading"
    assert form.cleaned_data["notes"] == "one\ntwo\nthree"


def test_what_was_typed_comes_back() -> None:
    form = NoteForm(data={"title": "Much too long for twenty letters", "notes": "<b>kept</b>"})
    assert not form.is_valid()
    assert "Much too long for twenty letters" in form["title"].as_field_group()
    assert "&lt;b&gt;kept&lt;/b&gt;" in form["notes"].as_field_group()
