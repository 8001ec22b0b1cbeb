# Everything a newcomer needs, each target doing its own set-up. Needs Python 3.11–3.13 and make; nothing else.
#   make demo    the main job on a synthetic district: reports appear in ./demo/published
#   make test    formatting, lint, types, import rules, every branch of the formulas, all tests
#   make serve   the orchestrator's UI with schedules and sensors on, for ./demo

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(not (3,11) <= sys.version_info[:2] < (3,14))' \
	&& { echo $$p; break; }; done)
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO ?= demo

.DEFAULT_GOAL := help
.PHONY: help demo test packages lint types imports unit branches format serve bench bench-check lock audit clean

help:
	@sed -n '2,4s/^# *//p' Makefile

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed (none found on PATH)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q shnor_pipeline assets checks reports  # where bytecode is not written on import, too
	@touch $@

demo: $(READY)
	$(BIN)/shnor demo $(DEMO)

serve: $(READY)
	$(BIN)/shnor --home $(DEMO) serve

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/basedpyright

imports: $(READY)
	$(BIN)/lint-imports

unit: $(READY)
	$(BIN)/python -m pytest -n auto --dist loadfile --durations=12 --ignore tests/unit/domain

# The tests of the formulas, walking every branch of them.
branches: $(READY)
	$(BIN)/python -m pytest -q -n auto --dist worksteal tests/unit/domain \
	  --cov=shnor_pipeline.domain --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=100

test: lint types imports branches unit

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY)
	$(BIN)/python -m benchmarks

bench-check: $(READY)
	$(BIN)/python -m benchmarks --check

# Needs the resolver `uv` on PATH; writes exact versions with hashes and names no index host.
lock:
	uv pip compile pyproject.toml --extra postgres --extra celery --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-strip-extras \
	  --custom-compile-command "make lock" --output-file requirements.lock

# Known vulnerabilities of the locked versions; needs `uv` and the network (the advisory database), so not part of `test`.
audit:
	uvx pip-audit --strict --requirement requirements.lock --disable-pip --require-hashes

clean:
	rm -rf $(VENV) $(DEMO) build dist *.egg-info
