# The verbs of this project. `make run` and `make check` need Python 3.11 or newer and nothing else.
PYTHON ?= python3
PY := .venv/bin/python
WORKERS ?= 2
export PYTHONDONTWRITEBYTECODE :=
export PYTHONUNBUFFERED := 1

.PHONY: help setup run test lint fix check bench lock clean

help:
	@echo "make run      the product with its demo on http://127.0.0.1:8000 (PORT=8001 for another port)"
	@echo "make test     all tests, the browser's too"
	@echo "make check    what must hold before a change lands: lint, types, templates, migrations, settings, tests"
	@echo "make fix      format the code and mend what can be mended"
	@echo "make bench    measure the pages against bare Django (docs/performance.md)"
	@echo "make lock     write the lock files anew after a change in pyproject.toml or package.json"
	@echo "make clean    remove what can be made again: .venv, .run (the demo's database), caches"

setup:
	@$(PYTHON) -m cop.install dev

run:
	@$(PYTHON) -m cop.install run
	@exec $(PY) -m cop.run

test: setup
	@$(PY) -m cop.chromium
	$(PY) -m pytest -q -n $(WORKERS) --dist=loadscope --no-loadscope-reorder

lint: setup
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m djlint templates --lint --quiet
	$(PY) -m mypy

fix: setup
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

check: lint test

bench: setup
	@exec $(PY) -m benchmarks

lock: setup
	$(PY) -m cop.lock

clean:
	rm -rf .venv .run node_modules static/vendor staticfiles .pytest_cache .mypy_cache .ruff_cache .hypothesis
