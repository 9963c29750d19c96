"""What the administrator of the demo has put in: a file of delegates that is done, and one that waits for a yes."""

from cop.demo.cast import DOMAIN, HOME
from cop.demo.world import World
from roles.enums import ImportKind
from roles.imports import batches, working
from roles.models import ImportBatch, Person

HEADINGS = "E-mail,Name,Role,Place,From,To,Basis"
DELEGATES = (
    f"petra.lindqvist@{DOMAIN},Petra Lindqvist,Delegate,Millrace Primary School,,,Appointed",
    f"omar.farouk@{DOMAIN},Omar Farouk,Delegate,Quoll Hollow Primary School,,,Appointed",
    f"sina.tuilagi@{DOMAIN},Sina Tuilagi,Delegate,Boobook Ridge Primary School,,,Appointed",
    f"lost.soul@{DOMAIN},Lou Soames,Delegate,Nowhere Primary School,,,Appointed",
)
TO_COME = (
    f"kirra.bond@{DOMAIN},Kirra Bond,Delegate,Correa Rise Primary School,,,Appointed",
    f"omar.farouk@{DOMAIN},Omar Farouk,Delegate,Quoll Hollow Primary School,,,Appointed",
    f"jan.novotny@{DOMAIN},Jan Novotny,Principal,{HOME},,,Appointed",
)


def make_imports(world: World) -> None:
    """By the way of the product itself: given, checked, and the first agreed to."""
    by = world.cast["admin"]
    done = _given("delegates.csv", DELEGATES, by)
    batches.confirm(batch=done, by=by, sha256=done.sha256, rows=done.rows, plan=done.plan)
    working.work_on(done.pk)
    _given("delegates to come.csv", TO_COME, by)


def _given(name: str, rows: tuple[str, ...], by: Person) -> ImportBatch:
    content = "\r\n".join((HEADINGS, *rows)).encode()
    batch = batches.upload(kind=ImportKind.PEOPLE, content=content, file_name=name, by=by)
    working.work_on(batch.pk)
    batch.refresh_from_db()
    return batch
