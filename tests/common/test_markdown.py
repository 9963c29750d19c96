import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from common.markdown import render

# A busy machine may be slow to make examples; that is no fault of the code.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_plain_markdown_comes_through() -> None:
    html = render("**Agreed** by all.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |")
    for part in ("<strong>Agreed</strong>", "<li>one</li>", "<td>1</td>"):
        assert part in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[go](javascript:alert(1))",
        "[go](//elsewhere.example/)",
        "[go](/\\elsewhere.example/)",
        "![picture](https://elsewhere.example/pixel.png)",
        '<a href="/" onclick="alert(1)">x</a>',
        "[go](data:text/html,x)",
    ],
)
def test_what_could_hurt_does_not(text: str) -> None:
    html = render(text)
    for bad in ("<script", "<img", 'href="javascript', 'href="//', 'href="/\\', 'href="data'):
        assert bad not in html


@pytest.mark.parametrize("link", ["/meetings/7/", "https://www.vic.gov.au/", "mailto:chair@demo.example"])
def test_good_links_stay(link: str) -> None:
    assert f'href="{link}"' in render(f"[read]({link})")


def test_headings_start_below_the_page_s_own() -> None:
    assert render("# What we tried") == "<h3>What we tried</h3>\n"


@UNHURRIED
@given(st.text(alphabet="<>&\"'`()[]!#*/\\:javscriptonerx= \n", max_size=120))
def test_no_text_makes_a_tag_of_its_own(text: str) -> None:
    html = render(text).lower()
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript:' not in html


@pytest.mark.parametrize("nothing", ["", "  \n "])
def test_nothing_is_nothing(nothing: str) -> None:
    assert render(nothing) == ""
