"""The pages: scores, why a unit stands where it stands, a circular to download, a ledger to import."""

from __future__ import annotations

from functools import cache

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.decorators import staff_member_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template import engines
from django.urls import path
from django.utils.translation import get_language

from govinfo import Assessment, GovinfoError, Rulebook, assess, build_register, shipped_rulebook
from govinfo.errors import UnknownNameError
from govinfo.importing import decode_map, import_tables, score_rows
from govinfo.papers import answer_paper, circular_paper, paper_docx, paper_html, paper_xlsx
from govinfo.reports import answer_sheet, circular
from govinfo.texts import Language, language
from office.models import Adoption, Item, Unit, records, save

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORM = "<form method=post enctype=multipart/form-data>{% csrf_token %}{{ form.as_p }}{% for m in messages %}<p>{{ m }}</p>{% endfor %}<button>导入</button></form>"
admin.site.register([Unit, Item, Adoption])


class Ledger(forms.Form):
    """A ledger, and the map of its columns where it is the office's own."""

    file = forms.FileField(label="台账")
    columns = forms.CharField(label="对照", required=False, widget=forms.Textarea)


@cache
def house() -> Rulebook:
    """Return the rulebook of the office."""
    return shipped_rulebook("district-model")


def assessed(period: str) -> Assessment:
    """Return what the tables come to."""
    return assess(build_register(records(house())), house(), house().period(period))


def lang() -> Language:
    """Return the language of the reader."""
    return language(get_language() or "zh")


def scores(_: HttpRequest, period: str) -> JsonResponse:
    """Answer with the scores of all units."""
    return JsonResponse({"scores": score_rows(assessed(period), lang())})


def why(_: HttpRequest, period: str, unit: str) -> HttpResponse:
    """Show why a unit stands where it stands."""
    try:
        return HttpResponse(paper_html(answer_paper(answer_sheet(assessed(period), unit=unit), lang())))
    except UnknownNameError as error:
        raise Http404(error.text(lang())) from None


def download(_: HttpRequest, period: str, kind: str) -> HttpResponse:
    """Hand out the circular as a document or a workbook."""
    paper = circular_paper(circular(assessed(period)), lang())
    made, of = (paper_docx(paper), WORD) if kind == "docx" else (paper_xlsx(paper), SHEET)
    return HttpResponse(made, of, headers={"Content-Disposition": f'attachment; filename="circular.{kind}"'})


@staff_member_required
@transaction.atomic
def ledger(request: HttpRequest) -> HttpResponse:
    """Import a ledger: all of it, or nothing, with every cell that is wrong."""
    form = Ledger(request.POST or None, request.FILES or None)
    if form.is_valid():
        file, columns = form.cleaned_data["file"], form.cleaned_data["columns"]
        try:
            save(import_tables([(file.name, file.read())], rulebook=house(), ledger_map=decode_map(columns) if columns else None))
            return HttpResponseRedirect("/admin/")
        except GovinfoError as error:
            for line in error.text(lang()).splitlines():
                messages.error(request, line)
    return HttpResponse(engines["django"].from_string(FORM).render({"form": form}, request))


urlpatterns = [
    path("admin/", admin.site.urls),
    path("import", ledger),
    path("<period>/scores", scores),
    path("<period>/why/<unit>", why),
    path("<period>/circular.<kind>", download),
]
