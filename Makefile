PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEMO := demo-output

export ALIGNER_HOME ?= $(CURDIR)/.aligner
# Spaces in paths of the checkout would break recipes; everything below is relative.

.PHONY: help install demo serve test lint train encoder clean

help: ## Show the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("Aligner needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[dev]'
	touch $(STAMP)

install: $(STAMP) ## Make the virtual environment

demo: $(STAMP) ## Check an example proposal in three languages and save the reports as HTML
	@mkdir -p $(DEMO)
	@for language in fi sv en; do \
	  echo; echo "== $$language =="; \
	  $(BIN)/aligner check corpus/examples/demo-$$language.* --language $$language || exit 1; \
	  $(BIN)/aligner check corpus/examples/demo-$$language.* --language $$language --format html \
	    -o $(DEMO)/report-$$language.html || exit 1; \
	done
	@echo
	@echo "Saved: $(DEMO)/report-fi.html, report-sv.html, report-en.html"
	@echo "The web page and the HTTP interface:  $(BIN)/aligner serve   → http://127.0.0.1:8000/"

serve: $(STAMP) ## Start the web page and the HTTP interface
	$(BIN)/aligner serve

test: $(STAMP) ## Lint, check types, run all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

lint: $(STAMP) ## Lint the code and the labelled corpus
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/aligner corpus lint

train: $(STAMP) ## Fit the scoring model again
	$(BIN)/aligner train

encoder: $(STAMP) ## Build our encoder again (needs PyTorch; tens of minutes)
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[dev,train]'
	$(BIN)/aligner encoder build

clean: ## Remove what was made here
	rm -rf $(VENV) $(DEMO) .aligner build dist .pytest_cache .mypy_cache .ruff_cache
