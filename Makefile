# `make` lists the targets. Each makes what it needs; VENV and PYTHON can be given: make test VENV=../venv
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
CODE := briefing tests benchmarks docs

.DEFAULT_GOAL := help
.PHONY: help read test check format lint types contracts bench storm man clean

help:  ## List the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

read: $(VENV)/read.stamp  ## Open the reader on the shipped library (prints the overview where there is no terminal)
	@$(BIN)/briefing

test: $(VENV)/test.stamp  ## Run the tests
	@$(BIN)/python -m pytest -n auto

check: $(VENV)/dev.stamp lint types contracts test  ## Everything a change must pass: format, lint, types, contracts, tests

format: $(VENV)/dev.stamp  ## Format the code
	@$(BIN)/ruff check --fix-only --quiet $(CODE)
	@$(BIN)/ruff format $(CODE)

lint: $(VENV)/dev.stamp  ## Check format and lint
	@$(BIN)/ruff format --check --quiet $(CODE)
	@$(BIN)/ruff check --quiet $(CODE)

types: $(VENV)/dev.stamp  ## Check types
	@$(BIN)/mypy

contracts: $(VENV)/dev.stamp  ## Check that arrows run downward
	@$(BIN)/lint-imports --no-logo

bench: $(VENV)/test.stamp  ## Measure starts, ends, keys, pages and exports against a minimal Textual app; ROUNDS=1 for a look
	@set -e; for name in start words long keys peers export check; do \
	  echo "== $$name"; $(BIN)/python benchmarks/$$name.py $(ROUNDS); echo; done
	@$(BIN)/python benchmarks/pages.py
	@$(BIN)/python benchmarks/search.py

storm: $(VENV)/test.stamp  ## 10,000 random keys and mouse events at four sizes; all pages of 1,000 briefings (minutes)
	@$(BIN)/python -m pytest -m storm tests/tui/test_storm.py tests/unit/pages/test_pages_thousand.py

man: $(VENV)/read.stamp  ## Write the manual page to build/briefing.1
	@mkdir -p build
	@$(BIN)/briefing man > build/briefing.1

clean:  ## Remove the environment and caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist

$(VENV)/bin/python:
	@$(PYTHON) -m venv $(VENV)

$(VENV)/read.stamp: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(PIP) --editable . >&2
	@touch $@

$(VENV)/test.stamp: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(PIP) --editable '.[test]' >&2
	@touch $@

$(VENV)/dev.stamp: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(PIP) --editable '.[dev]' >&2
	@touch $@
