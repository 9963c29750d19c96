"""docker-compose.yml says what it should. (Nothing here runs a container.)"""

import re

import pytest
import yaml

from cop.services.place import CHECKOUT

TEXT = (CHECKOUT / "docker-compose.yml").read_text()
COMPOSE = yaml.safe_load(TEXT)
SERVICES = COMPOSE["services"]
ONCE = {"migrate"}  # ends by itself, so it has no health
OURS = ["migrate", "web", "worker", "beat"]


def test_all_parts_are_there():
    assert set(SERVICES) == {*OURS, "postgres", "cache", "queue", "proxy", "mail"}


@pytest.mark.parametrize("name", SERVICES)
def test_every_container_is_watched_reaped_and_not_root(name):
    service = SERVICES[name]
    assert service["init"] is True
    assert "healthcheck" in service or name in ONCE
    # Ours are built from the Dockerfile, whose last user is not root.
    user = re.findall(r"^USER (.+)$", (CHECKOUT / "Dockerfile").read_text(), re.MULTILINE)[-1]
    assert service.get("user", user) not in {"root", "0", "0:0"}
    assert name in OURS or "user" in service


def test_what_must_be_secret_comes_from_outside():
    for variable in ("SECRET_KEY", "POSTGRES_PASSWORD"):
        assert set(re.findall(rf"\$\{{{variable}([:}}?-]+)", TEXT)) == {":?"}


def test_the_queue_never_evicts_and_is_not_the_cache():
    assert SERVICES["queue"]["command"][-2:] == ["--maxmemory-policy", "noeviction"]
    environment = SERVICES["web"]["environment"]
    assert "cache:" in environment["REDIS_URL"]
    assert "queue:" in environment["QUEUE_URL"]


def test_with_the_example_copied_every_variable_has_a_value():
    """What `docker compose config` asks: each ${NAME:?…} and ${NAME} is given, each other has its default."""
    example = dict(re.findall(r"^([A-Z_]+)=(.+)$", (CHECKOUT / ".env.example").read_text(), re.MULTILINE))
    asked = re.findall(r"\$\{([A-Z_]+)(:\?|:-|\})", TEXT)
    assert len(asked) >= 12
    assert {name for name, kind in asked if kind != ":-"} == set(example)


def test_the_image_installs_only_what_is_locked():
    installs = re.findall(r"pip install (.+)", (CHECKOUT / "Dockerfile").read_text())
    assert installs == ["--no-deps --require-hashes -r requirements.lock"]
