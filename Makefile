# `make` alone says what there is. The environment lives in .venv and is made once: the stamps say for which locks.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help dataset test check dev bench crashes accuracy lock clean

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime-stamp
DEVELOP := $(VENV)/.develop-stamp
PYTEST := $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
# What is installed is compiled when it is first imported: most of it never is.
PIP := $(BIN)/python -m pip install --no-compile --disable-pip-version-check --quiet
RAW ?= raw
WAREHOUSE ?= warehouse

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' Makefile

dataset: $(RUNTIME)  ## set up what is needed, then read raw/ into warehouse/
	@$(BIN)/silkledger build --raw $(RAW) --warehouse $(WAREHOUSE)

test: $(DEVELOP)  ## run every test
	@$(PYTEST)

check: $(DEVELOP)  ## what CI runs: format, lint, types, import rules, Dagster's definitions, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/dagster definitions validate --log-level warning
	$(PYTEST)

dev: $(DEVELOP)  ## Dagster's web server on this code location, http://127.0.0.1:3000
	@mkdir -p .dagster && printf 'telemetry:\n  enabled: false\n' > .dagster/dagster.yaml
	DAGSTER_HOME=$(CURDIR)/.dagster $(BIN)/dagster dev

bench: $(DEVELOP)  ## a whole build against as many empty Dagster assets, side by side
	@$(BIN)/python bench/startup.py

crashes: $(DEVELOP)  ## readers while builds promote, and 200 kills at any moment; half an hour
	@$(BIN)/python bench/concurrency.py
	@$(BIN)/python bench/crashes.py

accuracy: $(DEVELOP)  ## precision and recall on the project's own gold
	@$(BIN)/python bench/accuracy.py

LOCK := $(VENV)/locking/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-annotate --no-emit-index-url --upgrade

lock: | $(BIN)/python  ## resolve pyproject.toml anew into the two hashed lock files
	@$(BIN)/python -m venv $(VENV)/locking && $(VENV)/locking/bin/pip install --quiet uv
	@printf 'setuptools>=80\n' > $(VENV)/locking/build.in
	$(LOCK) --output-file requirements-dev.lock --group dev pyproject.toml
	@printf 'duckdb==1.2.2\n' > $(VENV)/locking/older.in
	$(LOCK) --output-file requirements-older.lock $(VENV)/locking/older.in
	$(LOCK) --output-file requirements.lock --constraint requirements-dev.lock pyproject.toml $(VENV)/locking/build.in

clean:  ## forget the environment, caches and everything built but the releases
	rm -rf $(VENV) .dagster .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info
	find warehouse -mindepth 1 -maxdepth 1 ! -name README.md ! -name releases -exec rm -rf {} +

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 is needed and none is on the PATH; or: make PYTHON=/path/to/python3.11"; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' \
		|| { echo "Python 3.11 is needed; $(PYTHON) is `$(PYTHON) -V`. Try: make PYTHON=/path/to/python3.11"; exit 2; }
	@echo "Making the environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing the locked dependencies into $(VENV) (once; a minute or two)"
	@$(PIP) --no-deps --require-hashes -r requirements.lock
	@$(PIP) --no-build-isolation --no-deps -e .
	@touch $@

# The DuckDB of 1.2 lies beside the environment: the tests open a release with the oldest version that it promises.
$(DEVELOP): requirements-dev.lock requirements-older.lock $(RUNTIME)
	@echo "Installing the locked development tools into $(VENV)"
	@$(PIP) --no-deps --require-hashes -r requirements-dev.lock
	@$(PIP) --no-deps --require-hashes --upgrade --target $(VENV)/older -r requirements-older.lock
	@touch $@
