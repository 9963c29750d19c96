import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from cop.logs import logging_config


@pytest.mark.django_db
def test_a_query_string_never_reaches_the_log(client):
    with structlog.testing.capture_logs() as lines:
        client.get("/accounts/password/reset/?key=hush-hush")
    assert {line["event"] for line in lines} >= {"request_started", "request_finished"}
    assert "/accounts/password/reset/" in str(lines)
    assert "hush-hush" not in str(lines)


@pytest.fixture
def configured_anew() -> Iterator[None]:
    """Loggers that are in use keep the processors they began with: others capture their lines by these."""
    before = structlog.get_config()
    yield
    structlog.configure(**before)


def test_one_line_of_json_whatever_a_value_holds(configured_anew):
    config = logging_config(machine_readable=True, level="INFO")["formatters"]["lines"]
    formatter = config.pop("()")(**config)
    record = logging.LogRecord("x", logging.INFO, "", 0, "first\nsecond: forged", (), None)
    line = formatter.format(record)
    assert "\n" not in line
    assert json.loads(line)["event"] == "first\nsecond: forged"
