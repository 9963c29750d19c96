"""An import in a real browser: by script and without, at both widths, with no fault that axe finds."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client

from roles.imports import working
from tests.factories import NetworkFactory
from tests.roles.imports.files import people_file, person_row

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FILE = {
    "name": "people.csv",
    "mimeType": "text/csv",
    "buffer": people_file(person_row(1), person_row(2, "Emperor")),
}


@pytest.fixture
def signed_in(administrator, new_page, live_site):
    def open_as(**how):
        client, page = Client(), new_page(**how)
        client.force_login(administrator)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_site}])
        return page

    return open_as


def sound(page) -> None:
    assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("width", "script"), [(1280, True), (390, True), (390, False)])
def test_upload_look_confirm_and_undo(width, script, signed_in):
    NetworkFactory(name="Wattle Ridge")
    page = signed_in(width=width, javascript=script)

    def work_goes_on() -> None:
        """With script the page comes by itself; without, one looks again."""
        if script:
            sound(page)
        working.work_on_all()
        if not script:
            page.get_by_role("link", name="Look again").click()

    page.goto("/imports/")
    page.get_by_role("link", name="Upload the first file").click()
    page.get_by_label("People and roles").check()
    page.set_input_files("#id_file", FILE)
    page.get_by_role("button", name="Check the file").click()
    work_goes_on()
    page.get_by_text("1 row of 2 would change something.").wait_for()
    page.get_by_role("link", name="Refused 1").click()
    page.get_by_text("the role “Emperor” is unknown").wait_for()
    if script:
        sound(page)
    page.get_by_role("button", name="Import 1 change").click()
    work_goes_on()
    page.get_by_text("1 row of 2 has been imported").wait_for()
    page.get_by_role("button", name="Undo this import").click()
    work_goes_on()
    page.get_by_text("Everything this file did has been taken back").wait_for()
