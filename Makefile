# Recoupe. Needs Python 3.11, 3.12 or 3.13 with pip, and make.
#
#   make demo    read the sample articles, print the ledger
#   make test    tests, lint, types, import contracts
#   make bench   CPU time of the whole pipeline over that of the model alone
#   make docs    write again what the documentation takes from the program
#   make clean   remove what these built
#   make where   name the environment that these use
#
# PYTHON=python3.12 picks the interpreter; each version has its own environment (.venv-3.12), so they stand side by side.

SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON := $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c '$(SUPPORTED)' >/dev/null 2>&1 && echo $$p && break; done)
VERSION := $(shell $(or $(PYTHON),false) -c '$(SUPPORTED)' 2>/dev/null && \
	$(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')
VENV := .venv-$(VERSION)
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
DEMO := build/demo.db

.PHONY: demo test bench docs clean python where

demo: $(VENV)/.installed
	@mkdir -p build
	@$(BIN)/recoupe add $(DEMO) sample/texts
	@$(BIN)/recoupe claims $(DEMO)
	@printf '\n%s\n' 'These are the claims of invented articles on the war of 1870 (sample/README.md). Try next:'
	@printf '  %s\n' \
	  "$(BIN)/recoupe claims $(DEMO) --type casualties --format csv" \
	  "$(BIN)/recoupe show $(DEMO) 01_agence-ardente_strasbourg.txt" \
	  "$(BIN)/recoupe explain $(DEMO) $$($(BIN)/recoupe claims $(DEMO) --modality hearsay --limit 1 --format jsonl 2>/dev/null | cut -c9-20)" \
	  "$(BIN)/recoupe search $(DEMO) 'bombard*'" \
	  "$(BIN)/recoupe add my.db FOLDER-OF-YOUR-ARTICLES && $(BIN)/recoupe claims my.db"

test: $(VENV)/.installed-dev
	@failed=; \
	run() { echo "== $$*"; "$(BIN)/$$@" || failed="$$failed [$$*]"; }; \
	run ruff check --quiet .; \
	run ruff format --check --quiet .; \
	run mypy; \
	run lint-imports --no-logo; \
	run python -m pytest; \
	if [ -n "$$failed" ]; then echo "make test: failed:$$failed" >&2; exit 1; fi; \
	echo "make test: all passed under Python $(VERSION)"

bench: $(VENV)/.installed
	@$(BIN)/python eval/bench.py

docs: $(VENV)/.installed
	@$(BIN)/python docs/generate.py

where: python
	@echo $(VENV)

clean:
	rm -rf .venv-3.* build dist src/*.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is as new as the last change of what it was installed from.
$(VENV)/.installed: pyproject.toml | python
	@echo "installing Recoupe into $(VENV) (a minute or so)"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/.installed
	@echo "installing what the tests need into $(VENV)"
	@$(PIP) install --editable '.[dev]'
	@touch $@

python:
	$(if $(VERSION),,$(error Recoupe needs Python 3.11, 3.12 or 3.13: install one, or name it with PYTHON=/path/to/python3.12))
