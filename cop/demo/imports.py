"""What the administrator of the demo has uploaded: a file of delegates that waits to be confirmed."""

from cop.demo.cast import DOMAIN, HOME
from cop.demo.world import World
from roles.enums import ImportKind
from roles.imports import batches, working

HEADINGS = "E-mail,Name,Role,Place,From,To,Basis"
TO_COME = (
    f"kirra.bond@{DOMAIN},Kirra Bond,Delegate,Correa Rise Primary School,,,Appointed",
    f"omar.farouk@{DOMAIN},Omar Farouk,Delegate,Quoll Hollow Primary School,,,Appointed",
    f"petra.lindqvist@{DOMAIN},Petra Lindqvist,Delegate,Millrace Primary School,,,Appointed",
    f"jan.novotny@{DOMAIN},Jan Novotny,Principal,{HOME},,,Appointed",
)


def make_imports(world: World) -> None:
    """By the way of the product itself: uploaded and checked. Nobody is entered, so that a second load is the same."""
    content = "\r\n".join((HEADINGS, *TO_COME)).encode()
    batch = batches.upload(
        kind=ImportKind.PEOPLE, content=content, file_name="delegates of term 1.csv", by=world.cast["admin"]
    )
    working.work_on(batch.pk)
