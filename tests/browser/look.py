"""What holds for every page the story opens."""

from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def sound(page: "Page", visited: list[str]) -> None:
    """No accessibility fault, no sideways scrolling. Notes the address: a test asserts how many it saw."""
    page.wait_for_load_state("networkidle")  # a click may still be on its way to the next page
    results = Axe().run(page, options={"runOnly": RULES})
    faults = [
        f"{fault['id']}: {[node['html'][:120] for node in fault['nodes']]}" for fault in results.response["violations"]
    ]
    assert faults == [], page.url
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"], f"{page.url} is {width} px wide"
    visited.append(page.url)
