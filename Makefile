# The one task runner. `make demo` and `make test` work on a fresh machine with Python >= 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

.PHONY: demo test check gate bench golden lock clean

demo: $(STAMP)
	$(BIN)/onrecord read docs/sample/harbour-talks.html

test: $(STAMP) check
	$(BIN)/python -m pytest --cov=onrecord --cov-report=term

check: $(STAMP)
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/mypy
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/lint-imports

gate: $(STAMP)
	$(BIN)/onrecord evaluate tests/gold --gate tests/floors.json

bench: $(STAMP)
	$(BIN)/python benchmarks/cost.py tests/gold

golden: $(STAMP)
	ONRECORD_REWRITE_GOLDEN=1 $(BIN)/python -m pytest tests/test_golden.py

lock: $(STAMP)
	$(BIN)/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --allow-unsafe --extra dev -o requirements.lock pyproject.toml

$(STAMP): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache
