"""The project: settings, URLs, worker, and what starts them. No rule of the domain lives here.

Kept free of imports, so that `python -m cop.install` runs on a machine that has nothing but Python.
"""
