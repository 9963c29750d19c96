"""Victorian school terms 2024 to 2029 as the Department publishes them: first day for staff, last day for all."""

import datetime as dt

from django.db import migrations

TERMS = {
    2024: ["29 Jan-28 Mar", "15 Apr-28 Jun", "15 Jul-20 Sep", "7 Oct-20 Dec"],
    2025: ["28 Jan-4 Apr", "22 Apr-4 Jul", "21 Jul-19 Sep", "6 Oct-19 Dec"],
    2026: ["27 Jan-2 Apr", "20 Apr-26 Jun", "13 Jul-18 Sep", "5 Oct-18 Dec"],
    2027: ["27 Jan-25 Mar", "12 Apr-25 Jun", "12 Jul-17 Sep", "4 Oct-17 Dec"],
    2028: ["27 Jan-31 Mar", "18 Apr-30 Jun", "17 Jul-22 Sep", "9 Oct-21 Dec"],
    2029: ["29 Jan-29 Mar", "16 Apr-29 Jun", "16 Jul-21 Sep", "8 Oct-21 Dec"],
}


def day(words, year):
    return dt.datetime.strptime(f"{words} {year}", "%d %b %Y").date()  # noqa: DTZ007  a day has no zone


def load(apps, schema_editor):
    SchoolTerm = apps.get_model("meetings", "SchoolTerm")
    for year, spans in TERMS.items():
        for number, span in enumerate(spans, start=1):
            first, last = span.split("-")
            SchoolTerm.objects.update_or_create(
                year=year, number=number, defaults={"starts_on": day(first, year), "ends_on": day(last, year)}
            )


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
