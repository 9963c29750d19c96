"""What people see when something is not there, not theirs, or broken."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.views.defaults import bad_request, permission_denied, server_error

from tests.common.shell import SHELL


def test_a_stranger_s_wrong_address_leads_to_sign_in(client: Client, db: None) -> None:
    response = client.get("/no/such/page/")
    assert response.status_code == 404
    assert "That page is not here" in response.content.decode()


@pytest.mark.parametrize("name", ["404.html", "403.html", "403_csrf.html"])
def test_in_the_shell_it_says_where_to_go(name: str, rf: RequestFactory) -> None:
    html = render_to_string(name, SHELL | {"exception": ""}, rf.get("/"))
    assert html.count("<h1>") == 1
    assert 'aria-label="Main"' in html
    assert re.search(r'<a href="/(home/)?">', html)


def test_no_access_says_whose_it_is(rf: RequestFactory) -> None:
    request: HttpRequest = rf.get("/")
    page = permission_denied(request, PermissionDenied("Only the chair sets the agenda.")).content.decode()
    assert "Only the chair sets the agenda." in page


def test_a_fault_of_ours_needs_no_database(rf: RequestFactory) -> None:
    page = server_error(rf.get("/")).content.decode()
    assert "It is our fault, not yours" in page
    assert "We could not read that request" in bad_request(rf.get("/"), ValueError()).content.decode()
