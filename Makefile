.DEFAULT_GOAL := help
.PHONY: help run web web-check test clients clients-test web-test screenshots fault check lock schema readme bench clean

PYTHON ?= python3
PORT ?= 8080
DATA ?= ./.data
VENV := .venv
PY := $(VENV)/bin/python
INSTALLED := $(VENV)/.installed
PACKAGES := web/node_modules/.package-lock.json
BUILT := web/dist/.built
GENERATED := web/src/api/generated

help: ## say what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

run: $(INSTALLED) ## start the service, its page and its MongoDB; PORT= and DATA= move them, Ctrl-C stops all
	@[ "$${DESTCERT_PAGE:-true}" = false ] || $(MAKE) -s --no-print-directory web 2>/dev/null \
	  || echo 'The page could not be built, as `make web` says: the service runs without it, or with the one that was built before.'
	@DESTCERT_PORT=$(PORT) DESTCERT_DATA=$(DATA) DESTCERT_DEV_TOKEN=$${DESTCERT_DEV_TOKEN:-on} exec $(PY) -m server

web: $(BUILT) ## build the page; takes Node from PyPI where the machine has none that is new enough

web-check: $(PACKAGES) ## types, lint and format of the page, and its documents as they are generated
	@web/npm run --silent check
	@before=$$(mktemp -d) && cp $(GENERATED)/* $$before && web/npm run --silent generate && diff -ru $$before $(GENERATED) && rm -r $$before \
	  || { echo 'The documents of the page were not as they are generated; now they are: look at the diff.'; exit 1; }

test: $(INSTALLED) ## run the tests against a real MongoDB
	@$(PY) -m pytest -q -n 2 -m "not slow" --ignore tests/clients --ignore tests/web $(ARGS)

clients: $(INSTALLED) ## write the typed clients anew, from schema/schema.graphql and clients/operations; needs Node
	@$(PY) -m tests.clients.typed

clients-test: $(INSTALLED) ## let other people's clients of the API and of its tokens do their job; needs Node, a JDK and curl
	@$(PY) -m pytest -q -n 2 --dist loadfile tests/clients $(ARGS)

web-test: $(INSTALLED) web ## use the page in a real Chromium, with real keystores; needs chromium, openssl and a JDK
	@$(PY) -m pytest -q -n 2 --dist loadfile tests/web $(ARGS)

screenshots: $(INSTALLED) web ## make the pictures of the README anew
	@$(PY) -m tests.web.screenshots

fault: $(INSTALLED) ## the slow tests: kill, freeze and flood the real service, and look at what is left
	@$(PY) -m pytest -q -n 2 -m slow tests $(ARGS)

check: $(INSTALLED) ## format, lint, types (also of tests and bench), import rule, printed schema
	@$(VENV)/bin/ruff format --check -q . && $(VENV)/bin/ruff check -q .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports
	@$(PY) -m server.commands.print_schema | diff -u schema/schema.graphql - || { echo 'The API changed: run make schema and look at the diff.'; exit 1; }

schema: $(INSTALLED) ## print the API into schema/schema.graphql
	@$(PY) -m server.commands.print_schema > schema/schema.graphql.new && mv schema/schema.graphql.new schema/schema.graphql

readme: $(INSTALLED) ## print the table of settings into the README
	@$(PY) -m server.commands.print_settings

bench: $(INSTALLED) ## measure against floors and print ratios
	@$(PY) -m bench $(ARGS)

lock: $(INSTALLED) ## resolve the dependencies anew into all locks of Python
	@$(VENV)/bin/uv pip compile pyproject.toml -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --upgrade -o requirements.lock
	@$(VENV)/bin/uv pip compile pyproject.toml --extra embedded --extra dev -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --upgrade -o requirements-dev.lock
	@$(PY) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["web"], sep="\n")' \
	  | $(VENV)/bin/uv pip compile - -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --upgrade -o requirements-web.lock
	@for client in clients/python/requirements.in tests/clients/*/requirements.in; do (cd $$(dirname $$client) && $(CURDIR)/$(VENV)/bin/uv pip compile requirements.in -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --upgrade -o requirements.lock) || exit 1; done

clean: ## remove the virtual environment, the built page with its packages, and the data of `make run`
	@rm -rf $(VENV) web/node_modules web/dist $(DATA)

# The locks are complete, so pip resolves nothing; what pyjks names and never needs (twofish) stays out.
$(INSTALLED): requirements-dev.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Python 3.11 or newer is needed: make PYTHON=python3.12 ...'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo 'The venv module is missing. On Debian: apt-get install python3-venv'; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@$(VENV)/bin/pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

# Two tries within seconds instead of npm's three within a minute: without a registry the service is to run all the same.
$(PACKAGES): web/package-lock.json web/package.json web/npm requirements-web.lock | $(INSTALLED)
	@echo 'Installing the packages of the page ...'
	@web/npm ci --loglevel=error --fetch-retries=1 --fetch-retry-mintimeout=2000 >/dev/null
	@touch $@

# The stamp comes last, so that half a page is never taken for one.
$(BUILT): $(PACKAGES) $(shell find web \( -name node_modules -o -name dist \) -prune -o -type f -print)
	@echo 'Building the page ...'
	@web/npm run --silent build -- --logLevel warn
	@touch $@
