# Two commands do everything on a fresh Debian machine with python3, venv and make:
#   make demo   the main job on the example articles, without any network
#   make test   lint, types and all tests, those against a real MediaWiki included
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
DEVELOPING := $(VENV)/.developing

.PHONY: help demo test lint format bench docs clean

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEVELOPING): pyproject.toml tools/dev_requirements.py | $(BIN)/python $(INSTALLED)
	$(BIN)/python tools/dev_requirements.py > $(VENV)/dev-requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement $(VENV)/dev-requirements.txt
	@touch $@

demo: $(INSTALLED) ## check the example articles, offline, from the lockfile beside them
	@cd fixtures/articles && "$(abspath $(BIN))/licensecheck" check --locked --fail-on never .

test: lint ## lint, types and all tests
	$(BIN)/python -m pytest -n auto $(PYTEST_ARGS)

lint: $(DEVELOPING) ## format, style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(DEVELOPING) ## put the code in shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(DEVELOPING) ## figures as ratios within one run
	$(BIN)/python benchmarks/run.py

docs: $(DEVELOPING) ## write the pages that are generated from the code
	$(BIN)/python tools/generate_rule_docs.py
	$(BIN)/python tools/generate_config_schema.py
	$(BIN)/python tools/update_readme.py
	$(BIN)/python tools/update_hook.py

clean: ## remove what make made
	rm -rf $(VENV) .mediawiki .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
