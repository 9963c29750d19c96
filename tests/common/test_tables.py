import csv
import datetime as dt
from decimal import Decimal
from io import StringIO

import pytest

from common.tables import csv_response, csv_text, safe_cell

FULL_WIDTH = [chr(code) for code in (0xFF1D, 0xFF0B, 0xFF0D, 0xFF20)]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", *FULL_WIDTH])
@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\ufeff", "\u3000 "])
def test_a_text_that_would_run_is_disarmed(start, before):
    text = f"{before}{start}HYPERLINK(0)"
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Wattle Ridge", "a=b", "'quoted", "5-8", "", " plain", "mail@example.org"])
def test_an_ordinary_text_stays_as_it_is(text):
    assert safe_cell(text) == text


@pytest.mark.parametrize("number", [-5, 0, 19, -2.5, Decimal("-1.20")])
def test_a_negative_number_stays_a_number(number):
    assert safe_cell(number) is number


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "Yes"),
        (False, "No"),
        (dt.date(2026, 11, 12), "2026-11-12"),
        (dt.datetime(2026, 11, 11, 22, 30, tzinfo=dt.UTC), "2026-11-12 09:30"),
        (dt.datetime(2026, 11, 12, 9, 30), "2026-11-12 09:30"),
        ("a\0b", "ab"),
    ],
)
def test_values_read_the_same_everywhere(value, cell):
    assert safe_cell(value) == cell


def test_columns_are_disarmed_too():
    assert csv_text(["=Name"], []) == '"\'=Name"\r\n'


def test_separators_quotes_and_line_ends_stay_inside_their_cell():
    row = ['Say "when"', "a;=1+1", "two\nlines", "3"]
    rows = [row]
    assert list(csv.reader(StringIO(csv_text("abcd", rows), newline="")))[1] == row
    assert '"a;=1+1"' in csv_text("abcd", rows)


def test_the_file_is_an_attachment_in_utf_8_with_its_mark():
    response = csv_response("Étangs plan 2026.csv", ["Name"], [["Zoë"]])
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert response.content.decode("utf-8-sig") == '"Name"\r\n"Zoë"\r\n'
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")


def test_rows_may_be_a_generator():
    response = csv_response("a.csv", ["N"], ([n] for n in range(3)))
    assert response.content.decode("utf-8-sig").split() == ['"N"', "0", "1", "2"]
