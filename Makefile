# Each target is what one could type; `make run` and `make test` need nothing but
# Python 3.11 or later and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
SHIPPED := $(sort $(wildcard ingest/sources/*/files))
export FOS_HOME ?= $(CURDIR)/var

.PHONY: run load test check lint fix bench docs clean

run: $(VENV)/.installed load ## install, load the shipped inputs, build, serve
	$(BIN)/fos dashboard --port $(PORT)

load: $(VENV)/.installed ## load the shipped and sample inputs and build a release
	$(BIN)/fos sample --out $(FOS_HOME)/sample
	@echo "Some sample rows are wrong on purpose: they are held, and each says why."
	$(BIN)/fos ingest $(SHIPPED) $(FOS_HOME)/sample >$(FOS_HOME)/ingest.log || test $$? -eq 1
	@echo "What became of each file: $(FOS_HOME)/ingest.log"
	$(BIN)/fos build --if-changed

test: $(VENV)/.installed-dev $(VENV)/.chromium ## lint, then every test, browser included
	$(MAKE) --no-print-directory lint
	$(BIN)/pytest --numprocesses auto --dist worksteal

check: test ## what CI runs

lint: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/ty check --quiet --error-on-warning ingest warehouse dashboard
	$(BIN)/python -c "import duckdb; duckdb.connect('$(VENV)/lint.duckdb').close()"
	cd dbt_project && FOS_DATABASE=:memory: FOS_LEDGER=$(CURDIR)/$(VENV)/lint.duckdb \
		DBT_TARGET_PATH=$(CURDIR)/$(VENV)/dbt DBT_LOG_PATH=$(CURDIR)/$(VENV)/dbt \
		$(CURDIR)/$(BIN)/sqlfluff lint --disable-progress-bar models tests
	cd warehouse/sql && $(CURDIR)/$(BIN)/sqlfluff lint --disable-progress-bar .

fix: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.installed-dev ## timings; see bench/README.md
	$(BIN)/python -m bench

# From the models and their descriptions alone: no release is opened, so none of its rows
# can stand in the file, and `fos build` does not wait for it.
docs: export FOS_DATABASE := build.duckdb
docs: export FOS_LEDGER := ledger.duckdb
docs: export DBT_TARGET_PATH := $(FOS_HOME)/docs
docs: export DBT_LOG_PATH := $(FOS_HOME)/docs
docs: export DBT_LOG_LEVEL_FILE := warn
docs: $(VENV)/.installed ## what every mart and column means and comes from: one HTML file
	cd dbt_project && $(CURDIR)/$(BIN)/dbt --quiet parse && \
		$(CURDIR)/$(BIN)/dbt --quiet docs generate --static --empty-catalog --no-compile
	sed 's|$(CURDIR)/||g' $(FOS_HOME)/docs/static_index.html >$(FOS_HOME)/docs.html
	rm -r $(FOS_HOME)/docs
	@echo "$(FOS_HOME)/docs.html"

clean: ## remove the environment and everything made at run time
	rm -rf $(VENV) var

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV) || { echo "cannot make a virtual environment: on Debian or Ubuntu, apt-get install python3-venv" >&2; exit 1; }

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

# The browser tests and the chart files need a Chromium and a few fonts.
$(VENV)/.chromium: | $(VENV)/bin/python
	@if command -v chromium chromium-browser google-chrome >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq chromium fonts-dejavu-core >/dev/null; \
	else echo "Chromium is missing: apt-get install chromium fonts-dejavu-core" >&2; exit 1; fi
	touch $@
