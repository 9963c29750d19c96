import pytest

from cop.environment import Environment, broker_from


@pytest.mark.parametrize(
    ("read", "sentence"),
    [
        (
            lambda env: env.text("SECRET_KEY", why="50 random characters"),
            "SECRET_KEY is missing: 50 random characters.",
        ),
        (lambda env: env.flag("DEBUG", False), "DEBUG is “maybe”: write 1 or 0."),
        (lambda env: env.number("PORT", 8000, least=1, most=65535), "PORT is “http”: write a whole number from 1 to"),
        (lambda env: env.choice("LOG_LEVEL", "INFO", {"INFO"}), "LOG_LEVEL is “LOUD”: write one of INFO."),
        (lambda env: env.origin("BASE_URL", None, why="x"), "BASE_URL is “example.org”: write it like https://"),
        (lambda env: env.database("DATABASE_URL"), "DATABASE_URL cannot be read: write it like postgres://"),
        (lambda env: env.redis("REDIS_URL"), "REDIS_URL must start with redis://"),
        (lambda env: env.email("EMAIL_URL", None), "EMAIL_URL cannot be read: write it like smtp+tls://"),
    ],
)
def test_a_wrong_setting_ends_the_start_with_a_sentence(read, sentence):
    wrong = {
        "DEBUG": "maybe",
        "PORT": "http",
        "LOG_LEVEL": "LOUD",
        "BASE_URL": "example.org",
        "DATABASE_URL": "mysql://host/name",
        "REDIS_URL": "amqp://host",
        "EMAIL_URL": "pigeon://loft",
    }
    env = Environment(wrong)
    read(env)
    with pytest.raises(SystemExit, match="School Networks cannot start") as stopped:
        env.finish()
    assert sentence in str(stopped.value)


def test_all_problems_are_named_at_once():
    env = Environment({"DEBUG": "maybe", "PORT": "0"})
    env.flag("DEBUG", False)
    env.number("PORT", 8000, least=1, most=65535)
    assert len(env.problems) == 2


def test_a_wrong_address_is_not_repeated_since_it_may_hold_a_password():
    env = Environment({"DATABASE_URL": "postgres://u:hush@host"})
    env.database("DATABASE_URL")
    assert len(env.problems) == 1
    assert "hush" not in env.problems[0]


def test_the_parts_of_an_address_are_decoded():
    env = Environment(
        {
            "DATABASE_URL": "postgres://u:a%23b@%2Fsockets/name?sslmode=require",
            "EMAIL_URL": "smtp+tls://a%40b:p%23@host",
        }
    )
    database, email = env.database("DATABASE_URL"), env.email("EMAIL_URL", None)
    assert (database["HOST"], database["PASSWORD"], database["OPTIONS"]) == ("/sockets", "a#b", {"sslmode": "require"})
    assert (email["EMAIL_HOST_USER"], email["EMAIL_HOST_PASSWORD"], email["EMAIL_PORT"]) == ("a@b", "p#", 587)
    assert email["EMAIL_USE_TLS"]
    assert not env.problems


def test_the_broker_speaks_of_sockets_in_its_own_way():
    assert broker_from("unix:///run/redis.sock?db=3") == "redis+socket:///run/redis.sock?virtual_host=3"
    assert broker_from("redis://host:6379/1") == "redis://host:6379/1"
