"""Text goes into a PDF as data: nothing that somebody wrote is read as markup, as a file or as an address to fetch."""

import io
import time

import pytest
from pypdf import PdfReader

from common import pdf
from common.errors import Refused
from common.markdown_data import as_data

HOSTILE = [
    '#read("/etc/passwd")',
    '#import "paper.typ": *',
    "#panic()",
    "#while true {}",
    "$ x^2 $ @label <label> // no comment",
    "\\u{0} ] } ) [#",
    "*not bold* _not italic_ `raw`",
]


def book(**more):
    return {
        "title": "Title", "place": "Place", "marking": "OFFICIAL", "foot": "Foot", "lines": [], "roll": None,
        "papers": [],
        "sections": [{"title": "Part", "items": [{"label": "1. Item", "facts": "", "note": []}]}],
    } | more  # fmt: skip


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def flat(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words(words):
    note = [{"kind": "paragraph", "words": as_data("x")[0]["words"]}]
    note[0]["words"][0]["text"] = words
    data = book(title=words, lines=[words])
    data["sections"][0]["title"] = words
    data["sections"][0]["items"] = [{"label": words, "facts": words, "note": note}]
    text = flat(text_of(pdf.render("pack", data)))
    assert text.count(flat(words.replace("\\u{0}", "\\u{0}"))) >= 5
    assert "root:" not in text


def test_it_is_tagged_and_says_its_title_and_language():
    reader = PdfReader(io.BytesIO(pdf.render("pack", book())))
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalog
    assert (str(catalog["/Lang"]), reader.metadata.title) == ("en-AU", "Title")
    assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_object().get_data()


def test_markdown_comes_out_as_structure():
    text = (
        "# Head\n\nSome **bold** and *it*, `code`, [site](https://a.example/x).\n\n- one\n- two\n  1. deep\n\n"
        "> said\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\n    block"
    )
    blocks = as_data(text)
    assert [block["kind"] for block in blocks] == [
        "heading", "paragraph", "bullet_list", "quote", "table", "rule", "code",
    ]  # fmt: skip
    data = book()
    data["sections"][0]["items"][0]["note"] = blocks
    found = text_of(pdf.render("pack", data))
    for word in ("Head", "bold", "code", "site", "deep", "said", "block"):
        assert word in found


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "//evil.example", "/meetings/1/", "file:///etc/passwd", "data:text/html,x"]
)
def test_links_that_may_not_be_printed_are_plain_words(link):
    [paragraph] = as_data(f"[go]({link})")
    assert {(span["text"], span["href"]) for span in paragraph["words"] if span["href"]} == set()


def test_images_and_html_are_their_words():
    [paragraph] = as_data("![a cat](https://x.example/cat.png) <b>bold</b>")
    assert "".join(span["text"] for span in paragraph["words"]) == "a cat <b>bold</b>"


def test_ten_thousand_words_and_four_pages_are_quick():
    data = book()
    item = data["sections"][0]["items"][0]
    data["sections"][0]["items"] = [item | {"note": as_data("word " * 250)} for _ in range(8)]
    pdf.render("pack", data)
    begin = time.perf_counter()
    pages = len(PdfReader(io.BytesIO(pdf.render("pack", data))).pages)
    assert (pages >= 3, time.perf_counter() - begin < 5) == (True, True)


def test_too_much_and_too_slow_are_refused(monkeypatch):
    monkeypatch.setattr(pdf, "MOST_BYTES", 100)
    with pytest.raises(Refused, match="too much for one PDF"):
        pdf.render("pack", book())
    monkeypatch.undo()
    monkeypatch.setattr(pdf, "SECONDS", 0.05)
    monkeypatch.setattr(pdf, "_compile", lambda template, content: time.sleep(0.3) or b"")
    with pytest.raises(Refused, match="too much for one PDF"):
        pdf.render("pack", book())
