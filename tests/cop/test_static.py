import json
import re

from django.core.management import call_command
from django.test import override_settings

HASHED = {"staticfiles": {"BACKEND": "cop.static_files.Hashed"}}


def test_every_static_file_gets_a_hashed_name_and_so_do_the_imports_in_it(tmp_path):
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=HASHED):
        call_command("collectstatic", interactive=False, verbosity=0)
    paths = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    assert {"css/look.css", "js/app.js", "vendor/bootstrap/dist/css/bootstrap.min.css"} <= set(paths)
    modules = [name for name in paths if name.startswith("js/") and name.endswith(".js")]
    imported = [
        found
        for name in modules
        for found in re.findall(r'(?:^|\s)from "([^"]+)"|import\("([^"]+)"\)', (tmp_path / paths[name]).read_text())
    ]
    assert imported
    assert [one for one in imported if not re.search(r"\.[0-9a-f]{12}\.js$", "".join(one))] == []
