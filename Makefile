# Two commands are enough: `make build` and `make test`. Both make their own environment first.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PORT ?= 8000

.PHONY: build serve test test-long check lighthouse bench bench-search bench-steps messages lock clean

build: $(VENV)/.site
	@$(BIN)/newsarchive build
	@echo
	@echo "The site is in build/. Look at it with:  make serve   (or put the folder on any static host)"

serve: $(VENV)/.site
	@$(BIN)/newsarchive serve -p $(PORT)

test: $(VENV)/.dev
	@$(BIN)/python -m pytest -n auto --dist loadfile

# The engine's tests with hundreds of sequences of edits and a hundred killed builds.
test-long: $(VENV)/.dev
	@NEWSARCHIVE_TEST_LONG=1 $(BIN)/python -m pytest tests/engine tests/archive tests/loader/test_pathological.py --durations=10

check: $(VENV)/.dev
	$(BIN)/ruff check src tests tools benchmarks
	$(BIN)/ruff format --check src tests tools benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

# What Lighthouse says of five pages of the demonstration. It measures time, so not on a machine that is at work; needs node and npm.
lighthouse: $(VENV)/.dev
	@PYTHONPATH=tests $(BIN)/python tests/browser/lighthouse.py

# Side by side with Hugo, over 1,000 articles: docs/speed.md. More with  make bench ARGS="--sizes 10000 --record"
bench: $(VENV)/.bench
	@$(BIN)/python benchmarks/run.py $(ARGS)

# The search, side by side with Pagefind: docs/speed.md. Needs Chromium.
bench-search: $(VENV)/.bench
	@$(BIN)/python benchmarks/search_bench.py $(ARGS)

# What each step costs for one article, in one process.
bench-steps: $(VENV)/.site
	@$(BIN)/python benchmarks/steps.py
	@$(BIN)/python benchmarks/reading.py

# The catalogues of translations, with what templates and code say now:  make messages ARGS="pt-BR"  begins another language
messages: $(VENV)/.site
	@$(BIN)/python tools/messages.py $(ARGS)

# The locks: exact versions with hashes, for every Python from 3.11 on, without a word about where they come from.
lock: $(VENV)/.dev
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		pyproject.toml -o requirements/site.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		pyproject.toml --group dev -o requirements/dev.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--group bench -o requirements/bench.txt

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements/site.txt pyproject.toml | $(VENV)/bin/python
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt -r requirements/build.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(VENV)/bin/python
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt -r requirements/build.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.bench: requirements/bench.txt | $(VENV)/.site
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

clean:
	rm -rf build .newsarchive $(VENV)
