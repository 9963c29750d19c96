from whitenoise.storage import CompressedManifestStaticFilesStorage


class Hashed(CompressedManifestStaticFilesStorage):
    """File names carry the hash of their content, also inside `import` lines of our ES modules."""

    support_js_module_import_aggregation = True
