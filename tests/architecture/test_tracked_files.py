"""What is in the repository: no registry, no machine, no secret, no inline code, nothing too long."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from cop.services.place import CHECKOUT

BINARY = {".png", ".jpg", ".jpeg", ".gif", ".ico", ".woff2", ".pdf", ".xlsx", ".webp"}
LOCKS = [
    "requirements.lock",
    "requirements-run.lock",
    "requirements-node.lock",
    "requirements-redis.lock",
    "requirements-dev.lock",
    "package-lock.json",
]
# Put together here, so that this file does not hold what it forbids.
FORBIDDEN = {
    "a registry's host": r"py"
    + r"pi\.org|python"
    + r"hosted|registry\."
    + r"npmjs|deb\."
    + r"debian|files\."
    + r"python",
    "a path of one machine": r"(?<![\w.~$}\])])/(?:wo" + r"rk|ro" + r"ot|ho" + r"me)/[a-z]",
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE" + r" KEY",
}
FILE_LIMIT, FUNCTION_LIMIT, TEMPLATE_LIMIT = 400, 60, 160


def tracked() -> list[Path]:
    """Files of the repository; where there is no git (an unpacked archive), every file that git would keep."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=CHECKOUT, capture_output=True, text=True)
    if listed.returncode == 0:
        files = [CHECKOUT / name for name in listed.stdout.split("\0") if name]
    else:
        ignored = {".venv", ".run", "node_modules", "vendor", "__pycache__"}
        files = [path for path in CHECKOUT.rglob("*") if path.is_file() and not ignored & set(path.parts)]
    found = [path for path in files if path.exists()]
    assert len(found) > 100, "this test has lost sight of the repository"
    return found


def texts() -> list[tuple[str, str]]:
    return [
        (str(path.relative_to(CHECKOUT)), path.read_text(encoding="utf-8", errors="replace"))
        for path in tracked()
        if path.suffix not in BINARY
    ]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what):
    pattern = re.compile(FORBIDDEN[what])
    found = [f"{name}: {match.group()}" for name, text in texts() if (match := pattern.search(text))]
    assert found == []


def test_no_package_of_others_is_kept_here():
    """They are installed by their lock files: no folder of theirs, no font, nothing that a machine made small."""
    names = [str(path.relative_to(CHECKOUT)) for path in tracked()]
    theirs = re.compile(r"(^|/)(node_modules|vendor[^/]*)/|\.min\.(js|css)(\.map)?$|\.(ttf|otf|woff2?|whl)$")
    assert theirs.search("static/vendor.123/bootstrap.min.css")
    assert [name for name in names if theirs.search(name)] == []


def test_the_patterns_would_find_what_they_forbid():
    samples = ["https://py" + "pi.org/simple", "see /wo" + "rk/main/x", "-----BEGIN RSA PRIVATE" + " KEY-----"]
    assert [bool(re.search(pattern, sample)) for pattern, sample in zip(FORBIDDEN.values(), samples, strict=True)] == [
        True,
        True,
        True,
    ]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_holds_hashes_and_no_address(name):
    text = (CHECKOUT / name).read_text()
    assert "://" not in text
    assert not re.search(r"(?:^|[\s\"'=])/[\w.]+/", text, re.MULTILINE), "an absolute path"
    if name == "package-lock.json":
        assert text.count('"integrity"') == text.count('"version"') >= 3
    else:
        pinned = re.findall(r"^[a-z][^ \n]*==", text, re.MULTILINE)
        hashed = re.findall(r"^[a-z][^\n]*\\\n    --hash=sha256:", text, re.MULTILINE)
        assert len(pinned) == len(hashed) >= 1


def test_files_and_functions_keep_to_their_size():
    wrong = []
    for path in tracked():
        if path.suffix != ".py" or "migrations" in path.parts:
            continue
        text = path.read_text()
        name = path.relative_to(CHECKOUT)
        if (lines := len(text.splitlines())) > FILE_LIMIT:
            wrong.append(f"{name} has {lines} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines > FUNCTION_LIMIT:
                    wrong.append(f"{name}:{node.lineno} {node.name} has {lines} lines")
    assert wrong == []


def test_templates_keep_to_their_size_and_hold_no_code():
    wrong = []
    for path in (CHECKOUT / "templates").rglob("*.html"):
        text, name = path.read_text(), path.relative_to(CHECKOUT)
        if (lines := len(text.splitlines())) > TEMPLATE_LIMIT:
            wrong.append(f"{name} has {lines} lines")
        # Mails are read by mail programs, which know no style sheet; everywhere else the content policy refuses both.
        inline = r"\son[a-z]+=|hx-on|<script(?![^>]*\ssrc=)" + ("" if "emails" in name.parts else r"|\sstyle=|<style")
        wrong += [f"{name}: inline {match.group().strip()}" for match in re.finditer(inline, text)]
        wrong += [f"{name}: {match.group()}" for match in re.finditer(r"\|\s*safe\b|autoescape off|{% cache ", text)]
        # A tag takes a name, not what stands between braces: it would print the braces.
        wrong += [f"{name}: {match.group()}" for match in re.finditer(r"{%[^%}]*{{[^}]*}}", text)]
    assert wrong == []


def test_the_number_of_a_decision_is_in_its_name_and_its_heading():
    files = sorted((CHECKOUT / "docs" / "decisions").glob("*.md"))
    assert files
    for path in files:
        number = path.name[:4]
        assert number.isdigit(), path.name
        assert re.match(rf"# 0*{int(number)}[. :]", path.read_text()), f"{path.name}: the heading has another number"
    assert len({path.name[:4] for path in files}) == len(files)


def test_no_page_is_kept_for_another_person():
    pattern = re.compile(r"\bcache_" + r"page\b|UpdateCache" + r"Middleware")
    assert [name for name, text in texts() if name.endswith(".py") and pattern.search(text)] == []
