# The one task runner. `make demo` and `make test` work on a fresh machine with Python >= 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

.PHONY: demo test check gate bench golden site lock postgresql soak clean

demo: $(STAMP)
	$(BIN)/onrecord read docs/sample/harbour-talks.html

test: $(STAMP) postgresql check
	$(BIN)/python -m pytest --cov=onrecord --cov-report=term

check: $(STAMP)
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/mypy
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/lint-imports

# The suite starts a server of its own from Debian's packages, under their own user.
postgresql:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { apt-get update -q && apt-get install -y -q postgresql; }

# The long runs: 100 kills of an ingest, and the growth of a store to its full size.
soak: $(STAMP) postgresql
	ONRECORD_SOAK=1 $(BIN)/python -m pytest tests/store/test_kill.py tests/store/test_growth.py

gate: $(STAMP)
	$(BIN)/onrecord evaluate tests/gold --gate tests/floors.json

bench: $(STAMP)
	$(BIN)/python benchmarks/cost.py tests/gold

golden: $(STAMP)
	ONRECORD_REWRITE_GOLDEN=1 $(BIN)/python -m pytest tests/test_golden.py

site: $(STAMP)
	$(BIN)/python -m mkdocs build --strict --quiet

lock: $(STAMP)
	$(BIN)/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --allow-unsafe --extra dev -o requirements.lock pyproject.toml

$(STAMP): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache
