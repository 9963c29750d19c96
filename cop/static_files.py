from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage


class Hashed(CompressedManifestStaticFilesStorage):
    """File names carry the hash of their content, also inside the `import` lines of our ES modules.

    Of ours only: modules of packages we do not serve import what they did not bring along.
    """

    imports = HashedFilesMixin._js_module_import_aggregation_patterns[1]  # type: ignore[attr-defined]
    patterns = (*HashedFilesMixin.patterns, ("js/*.js", imports))
