"""The audit: who did what, everywhere, for administrators."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.dateparse import parse_date
from django.utils.http import content_disposition_header
from django.views.generic import TemplateView

from common.tables import BYTE_ORDER_MARK, csv_text
from networks.models import Place
from overview import audit
from roles.models import Person

COLUMNS = ("When", "Who", "What", "Changed", "Reason")


class Audit(TemplateView):
    """?who= and ?place= are names, ?kind= one of the kinds of record, ?first= and ?last= days, ?after= a line's key."""

    template_name = "overview/audit.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.may_everywhere("see_audit"):
            raise PermissionDenied("The audit is for administrators.")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.GET.get("as") == "csv":
            return csv_of(self.wanted()[0])
        return super().get(request, *args, **kwargs)

    def wanted(self) -> tuple[audit.Wanted, list[str]]:
        """What is asked for, and what of it could not be found."""
        sent, faults = self.request.GET, []
        who, place = _one(Person, sent, "who"), _one(Place, sent, "place")
        faults += [f"Nobody is called “{_typed(sent, 'who')}”."] if _typed(sent, "who") and who is None else []
        faults += [f"No place is called “{_typed(sent, 'place')}”."] if _typed(sent, "place") and place is None else []
        found = audit.Wanted(
            who=who, kind=_typed(sent, "kind"), place=place, first=_day(sent, "first"), last=_day(sent, "last"),
            reason=_typed(sent, "reason"),
        )  # fmt: skip
        return found, faults

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wanted, faults = self.wanted()
        after = audit.Line.read(_typed(self.request.GET, "after"))
        found = [] if faults else audit.lines(wanted, after, audit.PER_PAGE + 1)
        shown = found[: audit.PER_PAGE]
        asked = self.request.GET.copy()
        asked.pop("after", None)
        query = asked.urlencode()
        asked["after"] = str(shown[-1]) if len(found) > len(shown) else ""
        return super().get_context_data(**kwargs) | {
            "rows": audit.told(shown),
            "faults": faults,
            "wanted": wanted,
            "narrowed": wanted != audit.Wanted(),
            "typed": {name: _typed(self.request.GET, name) for name in ("who", "place", "first", "last", "reason")},
            "kinds": sorted(((name, audit.noun_of(name)) for name in audit.sources()), key=lambda kind: kind[1]),
            "older": f"?{asked.urlencode()}" if asked["after"] else "",
            "newest": f"?{query}" if after else "",
            "csv": f"?{query}&as=csv" if query else "?as=csv",
            "cap": f"{audit.CAP:,}",
        }


def _typed(sent: QueryDict, name: str) -> str:
    return sent.get(name, "").replace("\x00", "").strip()[:254]


def _day(sent: QueryDict, name: str) -> Any:
    try:
        return parse_date(_typed(sent, name))
    except ValueError:
        return None


def _one(model: Any, sent: QueryDict, name: str) -> int | None:
    """The key of the one with this name, or e-mail."""
    typed = _typed(sent, name)
    if not typed:
        return None
    if model is Person and "@" in typed:
        return model.objects.filter(email__iexact=typed).values_list("pk", flat=True).first()
    found = model.objects.filter(name__iexact=typed).values_list("pk", flat=True).first()
    return found or model.objects.filter(name__icontains=typed).order_by("name").values_list("pk", flat=True).first()


def csv_of(wanted: audit.Wanted) -> HttpResponse | StreamingHttpResponse:
    return StreamingHttpResponse(
        _pieces(wanted),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition_header(as_attachment=True, filename="audit.csv")},
    )


def _pieces(wanted: audit.Wanted) -> Iterator[str]:
    """The file piece by piece, 500 lines at a time; after the most that fit, a last line says so."""
    yield BYTE_ORDER_MARK + csv_text(COLUMNS, [])
    after, written = None, 0
    while written < audit.CAP:
        found = audit.lines(wanted, after, 500)
        if not found:
            return
        yield "".join(_body([(row.at, row.who, row.did, row.changes, row.reason) for row in audit.told(found)]))
        after, written = found[-1], written + len(found)
    last = f"Only the newest {audit.CAP:,} are in this file: choose fewer days for the rest."
    yield "".join(_body([("", "", last, "", "")]))


def _body(rows: list[tuple]) -> Iterator[str]:
    yield csv_text(COLUMNS, rows).split("\r\n", 1)[1]
