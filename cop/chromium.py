"""Chromium for the browser tests: brought from Debian where we may, else one line that says what to install."""

import os
import shutil
import subprocess
from pathlib import Path

PROGRAM = "/usr/bin/chromium"
PACKAGES = ("chromium", "libatomic1")  # Playwright's own Node needs the second


def main() -> None:
    if Path(PROGRAM).exists():
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise SystemExit(f"The browser tests need Chromium as {PROGRAM}: apt install {' '.join(PACKAGES)}")
    print("Installing Chromium ...", flush=True)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES]
    for command in (["apt-get", "update", "-qq"], install):
        if subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL).returncode:
            raise SystemExit(f"apt-get could not install {' '.join(PACKAGES)}; it says why above.")


if __name__ == "__main__":
    main()
