"""Files of an agenda item: put there in the builder, taken away there, and handed out to whoever may see the item."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.generic import View

from common.errors import Refused
from meetings.forms.agenda import FileForm, ItemForm, initial_of
from meetings.models import Paper
from meetings.services import papers
from meetings.views.agenda import AgendaMixin
from meetings.views.base import say

ALONE = "default-src 'none'; sandbox"
"""Whatever is in a file, a browser that shows it runs nothing of it and asks nobody for more."""


class PaperFile(View):
    """The file of a paper, as an attachment. A link, and a paper of an item the person may not see, is not there."""

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        paper = get_object_or_404(Paper.objects.visible_to(request.user).files(), pk=pk)
        try:
            content = papers.open_file(paper)
        except OSError as error:
            raise Http404("The file is not in its store any more.") from error
        response = FileResponse(content, as_attachment=True, filename=paper.file_name, content_type=paper.content_type)
        response["Content-Security-Policy"] = ALONE
        response["X-Content-Type-Options"] = "nosniff"
        return response


class ItemFiles(AgendaMixin, View):
    """Adds a file to an item. htmx gets the list of files, so that what is typed beside it stays."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = FileForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                paper = papers.add_file(
                    meeting=self.meeting, item=self.item, upload=form.cleaned_data["file"],
                    title=form.cleaned_data["title"], by=request.user,
                )  # fmt: skip
                return self.answer(f"“{paper.title}” is there.")
            except Refused as refused:
                form.refuse(refused)
        return self.answer("", form, 422)

    def answer(self, told: str, form: FileForm | None = None, status: int = 200) -> HttpResponse:
        if self.wants_part:
            context = {"item": self.item, "meeting": self.meeting, "files": form or FileForm(), "told": told}
            return render(self.request, "meetings/_item_files.html", context, status=status)
        if form is not None:
            opened = ItemForm(meeting=self.meeting, item=self.item, initial=initial_of(self.item))
            shown = {"template": "meetings/_item_open.html", "form": opened, "item": self.item, "files": form}
            return self.page(opened=shown, status=status)
        say(self.request, told)
        url = reverse("meetings:item_edit", args=[self.meeting.pk, self.item.pk])
        return HttpResponseRedirect(f"{url}#files-{self.item.pk}")


class FileRemove(ItemFiles):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        paper = get_object_or_404(self.item.papers.files(), pk=self.kwargs["paper"])
        try:
            papers.remove_file(meeting=self.meeting, paper=paper, by=request.user)
        except Refused as refused:
            return self.refused(refused)
        return self.answer(f"“{paper.title}” is taken away.")
