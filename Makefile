# make site and make test do all the set-up they need, once, in .venv and tests/browser/node_modules.
# Every program runs from there: no environment need be active.

PY := .venv/bin/python
NPM := PATH="$(CURDIR)/.venv/bin:$$PATH" npm
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --no-input --require-hashes
BROWSER := tests/browser
PORT ?= 8000
FORMAT ?= text
export PYTHONUTF8 := 1
export HYPOTHESIS_STORAGE_DIRECTORY := .cache/hypothesis

.DEFAULT_GOAL := help
.PHONY: help site check serve test audit bench format lock clean

help: ## list what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

site: .venv/site ## check the course and build it into site/
	$(PY) build_course.py

check: .venv/site ## check the course only (FORMAT=json or github for machines)
	@$(PY) build_course.py check --format $(FORMAT)

serve: .venv/site ## show the course at http://127.0.0.1:8000/ while you write (PORT=...)
	$(PY) build_course.py serve --port $(PORT)

test: .venv/test $(BROWSER)/node_modules/.done ## run every test, in a real browser too
	sh tools/browser.sh
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(PY) -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

audit: .venv/test $(BROWSER)/node_modules/.done site ## look at every page of the built course in a real browser
	sh tools/browser.sh
	$(PY) -m tests.browser.audit site
	$(PY) -m tests.schemes .

bench: .venv/test $(BROWSER)/node_modules/.done ## measure the page side: 50,000 attempts, a browser that is killed, the check on a slow phone
	$(PY) -m bench.record
	$(PY) -m bench.kill
	$(PY) -m bench.check

format: .venv/test ## lay out the Python files as the tests want them
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

lock: .venv/made ## choose the newest versions that pyproject.toml and package.json allow
	sh tools/lock.sh

clean: ## remove everything that make made
	rm -rf .venv .cache site $(BROWSER)/node_modules build dist ./*.egg-info

.venv/made:
	sh tools/venv.sh "$(PYTHON)"
	@touch $@

.venv/site: requirements.lock | .venv/made
	$(PIP) -r requirements.lock
	@touch $@

.venv/test: requirements-test.lock | .venv/made
	$(PIP) -r requirements-test.lock
	@touch $@ .venv/site

$(BROWSER)/node_modules/.done: $(BROWSER)/package-lock.json .venv/test
	$(NPM) ci --prefix $(BROWSER) --no-audit --no-fund --ignore-scripts --loglevel=error
	@touch $@
