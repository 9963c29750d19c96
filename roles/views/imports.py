"""Putting files in, for administrators: give a file, see what it would do, agree, and undo."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.cache import cache
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView, ListView, TemplateView, View
from django_htmx.http import HttpResponseClientRefresh

from common.errors import Refused
from common.tables import csv_response
from common.views import PageMixin, PartialMixin, RightMixin, page_of
from common.words import clock, count, near_day
from networks.enums import Kind
from networks.imports.report import HALF, WRITES, Outcome
from networks.models import Place
from roles.enums import BatchState, ImportKind
from roles.forms.imports import UploadForm
from roles.imports import batches, export
from roles.imports.working import progress_key
from roles.models import ImportBatch, ImportLine

PER_PAGE = 50
STATE_LOOKS = {
    BatchState.CHECKING: "part",
    BatchState.CHECKED: "due",
    BatchState.APPLYING: "part",
    BatchState.STOPPED: "late",
    BatchState.DONE: "good",
    BatchState.UNDOING: "part",
    BatchState.UNDONE: "off",
    BatchState.DISCARDED: "off",
}
OUTCOME_LOOKS = {
    Outcome.ADDED: "good",
    Outcome.CHANGED: "part",
    Outcome.MOVED: "part",
    Outcome.CLOSED: "due",
    Outcome.UNCHANGED: "todo",
    Outcome.LEFT_OUT: "off",
    Outcome.REFUSED: "late",
}


class Imports(RightMixin):
    """For administrators. Central office knows of the state, and is told no; to others the page is not there."""

    required_verb = "import_data"
    no_right = "Only administrators import files."
    request: HttpRequest
    kwargs: dict[str, Any]

    def get_rights_object(self) -> Place:
        return get_object_or_404(Place.objects.visible_to(self.request.user), kind=Kind.STATE)

    @cached_property
    def batch(self) -> ImportBatch:
        rows = ImportBatch.objects.visible_to(self.request.user)
        return get_object_or_404(rows.select_related("uploaded_by", "confirmed_by", "undone_by"), pk=self.kwargs["pk"])


def crumbs() -> list[tuple[str, str]]:
    return [("Imports", reverse("roles:import_list"))]


class ImportList(Imports, PageMixin, ListView):
    template_name = "roles/import_list.html"

    def get_queryset(self) -> QuerySet[ImportBatch]:
        rows = ImportBatch.objects.visible_to(self.request.user).select_related("uploaded_by")
        written = Count("lines", filter=Q(lines__outcome__in=[one.value for one in WRITES]))
        refused = Count("lines", filter=Q(lines__outcome=Outcome.REFUSED.value))
        return rows.annotate(written=written, refused=refused).order_by("-uploaded_at", "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        for batch in context["page_obj"]:
            batch.look = (STATE_LOOKS[BatchState(batch.state)], batch.get_state_display())
        return context


class ImportNew(Imports, FormView):
    """The file is read at once: one that is not what it should be comes back with the sentence, and is not kept."""

    template_name = "roles/import_new.html"
    form_class = UploadForm

    def form_valid(self, form: UploadForm) -> HttpResponse:
        given = form.cleaned_data
        try:
            batch = batches.upload(
                kind=given["kind"],
                content=form.content(),
                file_name=given["file"].name,
                all_sectors=given["all_sectors"] and given["kind"] == ImportKind.SCHOOLS,
                by=self.request.user,
            )
        except Refused as refused:
            form.add_error("file", str(refused))
            return self.form_invalid(form)
        return redirect(batch)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"crumbs": crumbs(), "list_url": reverse("roles:import_list")}

    def form_invalid(self, form: UploadForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class ImportDetail(Imports, PartialMixin, TemplateView):
    """One import in whatever state it is. While the worker has it the page asks again, and loads anew at the end."""

    template_name = "roles/import_detail.html"
    partial_name = "roles/_import_progress.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.htmx and not self.batch.is_at_work:  # type: ignore[attr-defined]  # set by HtmxMiddleware
            return HttpResponseClientRefresh()
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        batch = self.batch
        context = super().get_context_data(**kwargs) | {
            "batch": batch,
            "crumbs": crumbs(),
            "facts": facts(batch),
            "look": (STATE_LOOKS[BatchState(batch.state)], batch.get_state_display()),
            "progress": progress(batch) if batch.is_at_work else None,
        }
        if batch.is_at_work:
            return context
        lines = ImportLine.objects.visible_to(self.request.user).filter(batch=batch).order_by("number")
        counts = lines.counts()
        only = self.request.GET.get("outcome", "")
        only = only if only in counts else ""
        page = page_of(self.request, lines.filter(outcome=only) if only else lines, PER_PAGE)
        for line in page.object_list:
            line.look = (OUTCOME_LOOKS[Outcome(line.outcome)], line.get_outcome_display())
        return context | {
            "counts": {outcome.name.lower(): counts.get(outcome.value, 0) for outcome in Outcome},
            "writes": sum(counts.get(outcome.value, 0) for outcome in WRITES),
            "chips": chips(counts, only),
            "page": page,
        }


def facts(batch: ImportBatch) -> list[str]:
    return [
        batch.get_kind_display() + (", all sectors" if batch.all_sectors else ""),
        count(batch.rows, "row"),
        f"Uploaded by {batch.uploaded_by.name}, {near_day(batch.uploaded_at)}, {clock(batch.uploaded_at)}",
    ]


def chips(counts: dict[str, int], only: str) -> list[tuple[str, str, int, bool]]:
    """Every outcome that occurred, with its number, and all of them together first."""
    found = [("All rows", "?", sum(counts.values()), not only)]
    for outcome in Outcome:
        if outcome.value in counts:
            url = f"?outcome={outcome.value.replace(' ', '+')}"
            found.append((outcome.value.capitalize(), url, counts[outcome.value], only == outcome.value))
    return found


def progress(batch: ImportBatch) -> dict[str, Any]:
    """How far the worker is, in words: rows read for the first half of its work, then written."""
    share = cache.get(progress_key(batch.pk)) or 0
    read = round(batch.rows * min(share / HALF, 1))
    if batch.state == BatchState.UNDOING:
        sentence = f"Taking back what {count(batch.rows, 'row')} did. This takes a few seconds."
    elif not share:
        sentence = f"{count(batch.rows, 'row')} wait for their turn. Usually this takes a few seconds."
    else:
        sentence = f"{read:,} of {count(batch.rows, 'row')} are read."
        if share > HALF:
            sentence = f"All of {count(batch.rows, 'row')} are read; what changes is being written."
    return {"done": round(100 * share), "total": 100, "sentence": sentence}


class ImportStep(Imports, View):
    """A button: calls one service, and goes back to the page, with a sentence when it was refused."""

    http_method_names: ClassVar[list[str]] = ["post"]

    def act(self, given: Any) -> str:
        raise NotImplementedError

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            if said := self.act(request.POST):
                messages.success(request, said)
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect(self.batch)


class ImportConfirm(ImportStep):
    """The page says which file, how many rows and which plan were seen: nothing else is agreed to."""

    def act(self, given: Any) -> str:
        rows = given.get("rows", "")
        batches.confirm(
            batch=self.batch,
            by=self.request.user,
            sha256=given.get("sha256", ""),
            rows=int(rows) if rows.isascii() and rows.isdigit() and len(rows) < 10 else -1,
            plan=given.get("plan", ""),
            invite=given.get("invite") == "on",
        )
        return ""


class ImportCheckAgain(ImportStep):
    def act(self, given: Any) -> str:
        batches.check_again(batch=self.batch, by=self.request.user)
        return ""


class ImportDiscard(ImportStep):
    def act(self, given: Any) -> str:
        batches.discard(batch=self.batch, by=self.request.user)
        return "The file is thrown away. Nothing of it was imported."


class ImportUndo(ImportStep):
    def act(self, given: Any) -> str:
        batches.undo(batch=self.batch, by=self.request.user)
        return ""


class ImportReport(Imports, View):
    """Every row of the file with what became of it, as a file."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        lines = ImportLine.objects.visible_to(request.user).filter(batch=self.batch).order_by("number")
        rows = lines.values_list("number", "outcome", "about", "reason")
        return csv_response(f"{self.batch.file_name} report.csv", ("Line", "Outcome", "What", "Reason"), rows)


class ImportExport(Imports, View):
    """What is here, in the layout that is read back."""

    def get(self, request: HttpRequest, what: str) -> HttpResponse:
        headings, rows = export.TABLES[what](whole=request.GET.get("whole") == "yes")
        return csv_response(f"{export.NAMES[what]}.csv", headings, rows)
