# Every way into the project. `make help` lists them; README.md says which two you need.
.DEFAULT_GOAL := help
.PHONY: help demo installed production test test-pure coverage coverage-pure bench bench-clocks bench-country bench-pages bench-reading bench-region \
	bench-register bench-search bench-tables \
	audit audit-quick sbom advisories guard-crawl guard-compare guard-walks guard-writes style lint lint-code lint-format lint-templates lint-imports \
	lint-types check-migrations check-deploy migrations release format lock clean
.DELETE_ON_ERROR:
SHELL := /bin/sh

PORT ?= 8000
ARGS ?=
WORKERS ?= 2
PYTEST = $(PY) -m pytest
export PYTHON

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
	--require-hashes --no-deps
KEY = $(shell cksum < $(1) | tr ' ' '-')

# A stamp carries the checksum of its lock file: another lock is another stamp, so it installs anew.
RUNTIME := $(VENV)/.runtime-$(call KEY,requirements/runtime.txt)
TESTING := $(VENV)/.test-$(call KEY,requirements/test.txt)
NODE_MODULES := node_modules/.lock-$(call KEY,package-lock.json)
STYLE := static/dist/regio.css
STYLE_SOURCES := package.json $(shell find static/src -type f) \
	$(shell find templates decisions municipalities -name '*.html' -o -name '*.py')
COLLECTED := var/static/.collected
AUDITING := var/audit/.tools-$(call KEY,requirements/audit.txt)-$(call KEY,scripts/audit/package-lock.json)
# A file with the NL API Design Rules for Spectral, which are not ours to hand on.
ADR_RULES ?=
# The rooms without Django, their tests, and the percentage of lines and branches that these take.
PURE := decisions/domain/*,decisions/tables/*,decisions/text_intake/*,municipalities/edtf/*,\
	$(foreach name,council_terms proof/hashing school_holidays search_words text,municipalities/$(name).py,)
PURE_TESTS := tests/decisions/domain tests/decisions/tables tests/decisions/text_intake tests/municipalities/edtf \
	$(foreach name,council_terms school_holidays search_words seats text,tests/municipalities/test_$(name).py) \
	tests/municipalities/proof/test_hashing.py
PURE_FLOOR := 99
nothing :=
space := $(nothing) $(nothing)
TEMPLATES = $(shell find templates decisions municipalities -name '*.html')

# SQLite and plain http on this machine, whatever the environment says about another database.
LOCAL := env -u DATABASE_URL REGIO_DEBUG=0 REGIO_HTTPS=0 REGIO_ALLOWED_HOSTS=127.0.0.1,localhost
DEMO := $(LOCAL) REGIO_DEMO=1
PRODUCTION := env -u DATABASE_URL REGIO_DEBUG=0 REGIO_HTTPS=1 REGIO_ALLOWED_HOSTS=regio.example \
	REGIO_SECRET_KEY="$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(64))')"

# granian shares a port that another process of its own listens on, so it is asked before.
define PORT_IS_FREE
import socket, sys
sys.exit(socket.socket().connect_ex(("127.0.0.1", int(sys.argv[1]))) == 0)
endef
export PORT_IS_FREE

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 26

demo: $(COLLECTED) var/secret-key ## install, load the dossier, serve it on 127.0.0.1 (PORT=8000)
	@$(PY) -c "$$PORT_IS_FREE" $(PORT) || { \
		echo "Poort $(PORT) is bezet; kies een andere: make demo PORT=8080" >&2; exit 1; }
	@export REGIO_SECRET_KEY="$$(cat var/secret-key)" REGIO_ADDRESS="http://127.0.0.1:$(PORT)"; \
	$(DEMO) $(PY) manage.py migrate --verbosity 0 && \
	$(DEMO) $(PY) manage.py demo && \
	echo "Regio staat op http://127.0.0.1:$(PORT)/ (stoppen met Ctrl-C)" && \
	exec $(DEMO) $(PY) -m granian --interface wsgi --host 127.0.0.1 --port $(PORT) \
		--workers 2 --blocking-threads 4 --no-ws --log-level warning regio.wsgi:application

installed: $(TESTING) $(COLLECTED) ## install what tests need (make -j 2 installed: two things at once)

production: $(RUNTIME) $(COLLECTED) ## install what a server needs, and nothing for tests (docs/install.md)
	@$(PY) -m compileall -q decisions municipalities regio

test: $(TESTING) $(COLLECTED) ## install what tests need and run them all (ARGS="-k stance")
	@$(PY) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

test-pure: $(TESTING) ## the tests of the modules that know no Django, without one
	@$(PYTEST) -p no:django --noconftest -n $(WORKERS) $(PURE_TESTS) $(ARGS)

coverage: $(TESTING) $(COLLECTED) ## the whole suite on SQLite, and the lines and branches that it leaves out
	@$(PY) -m pytest -m "not timed" -n $(WORKERS) --cov --cov-report= $(ARGS)
	@$(PY) -m coverage report

coverage-pure: $(TESTING) ## test-pure, and no fewer branches of these modules than before
	@$(PY) -m pytest -p no:django --noconftest -q -m "not timed" --hypothesis-profile=brief -n $(WORKERS) --cov --cov-report= $(PURE_TESTS) $(ARGS)
	@$(PY) -m coverage report --include="$(subst $(space),,$(PURE))" --fail-under=$(PURE_FLOOR)

bench: ## all that is measured, each on a small set: prints ratios (the targets below have the whole ones)
	@$(MAKE) --no-print-directory bench-pages
	@$(MAKE) --no-print-directory bench-country ARGS="--municipalities 12 --turns 3"
	@$(MAKE) --no-print-directory bench-clocks ARGS="--versions 100"
	@$(MAKE) --no-print-directory bench-region ARGS="--councils 100 --only bord"
	@$(MAKE) --no-print-directory bench-register ARGS="--number 10000"
	@$(MAKE) --no-print-directory bench-search ARGS="--number 10000"
	@$(MAKE) --no-print-directory bench-tables ARGS="--number 5000"

bench-pages: $(COLLECTED) var/secret-key ## the board against the admin's list; each kind of page made anew, cold and kept (ARGS=)
	@REGIO_SECRET_KEY="$$(cat var/secret-key)" $(DEMO) $(PY) -m benchmarks $(ARGS)

bench-country: $(COLLECTED) var/secret-key ## the first dossier alone and inside a country (ARGS="--municipalities 12")
	@REGIO_SECRET_KEY="$$(cat var/secret-key)" $(DEMO) $(PY) -m benchmarks.country $(ARGS)

bench-register: $(COLLECTED) var/secret-key ## the page and files of 100,000 remarks (ARGS="--number 10000", ARGS=--files)
	@REGIO_SECRET_KEY="$$(cat var/secret-key)" $(DEMO) $(PY) -m benchmarks.register $(ARGS)

bench-search: $(COLLECTED) var/secret-key ## /zoeken/ among 100,000 remarks and 100,000 paragraphs (ARGS="--number 10000")
	@REGIO_SECRET_KEY="$$(cat var/secret-key)" REGIO_DEMO=1 $(PY) -m benchmarks.search $(ARGS)

bench-tables: $(COLLECTED) var/secret-key ## a table of 100,000 wishes looked over, brought in, taken back (ARGS="--number 5000")
	@REGIO_SECRET_KEY="$$(cat var/secret-key)" $(DEMO) $(PY) -m benchmarks.tables $(ARGS)

bench-region: $(COLLECTED) var/secret-key ## the pages of a dossier of all 342 councils by 25 subjects (ARGS="--only bord")
	@REGIO_SECRET_KEY="$$(cat var/secret-key)" $(DEMO) $(PY) -m benchmarks.region $(ARGS)

bench-reading: $(TESTING) ## what is read in a folder of papers against what was expected (ARGS="FOLDER --list")
	@$(PY) -m benchmarks.reading $(ARGS)

bench-clocks: $(COLLECTED) var/secret-key ## what was known of a dossier of which each record changed a thousand times
	@REGIO_SECRET_KEY="$$(cat var/secret-key)" $(PY) -m benchmarks.clocks $(ARGS)

audit-quick: $(TESTING) $(COLLECTED) ## every kind of page as every role: axe, heights, weights, console
	@$(PY) -m scripts.audit.quick $(ARGS)

audit: $(TESTING) $(COLLECTED) $(AUDITING) ## every address as every role, and Spectral, schemathesis, Lighthouse (ADR_RULES=file)
	@ADR_RULES="$(ADR_RULES)" $(PY) -m scripts.audit.whole $(ARGS)

sbom: $(TESTING) $(NODE_MODULES) ## the bill of all that is shipped, with licences, in var/sbom (docs/supply.md)
	@$(PY) -m scripts.supply.bill

advisories: $(TESTING) $(AUDITING) ## known weaknesses in what is shipped, where somebody can be asked (docs/supply.md)
	@$(PY) -m scripts.supply.advisories

guard-crawl: $(TESTING) ## keep all that a checkout answers, its clock stopped (ARGS="--checkout DIR --out FOLDER")
	@$(PY) scripts/guard/frozen_crawl.py $(ARGS)

guard-compare: $(TESTING) ## in what two such crawls differ (ARGS="OLD NEW")
	@$(PY) scripts/guard/compare.py $(ARGS)

guard-walks: $(TESTING) ## the files and functions that five requests pass (ARGS="--checkout DIR")
	@$(PY) scripts/guard/walks.py $(ARGS)

guard-writes: $(TESTING) ## the statements of the write scenarios (ARGS="--checkout DIR")
	@$(PY) scripts/guard/writes.py $(ARGS)

style: $(STYLE) ## build static/dist from static/src and the design system

lint: lint-code lint-format lint-templates lint-imports lint-types check-migrations check-deploy ## all checks that are not tests

lint-code: $(TESTING)
	@$(PY) -m ruff check .

lint-format: $(TESTING)
	@$(PY) -m ruff format --check .

lint-templates: $(TESTING)
	@test -z "$(TEMPLATES)" || $(VENV)/bin/djade --target-version 6.1 --check $(TEMPLATES)

lint-imports: $(TESTING)
	@$(VENV)/bin/lint-imports --no-cache

# The plugin of django-stubs reads the models, and so the settings; it asks no database.
lint-types: $(TESTING)
	@$(LOCAL) REGIO_SECRET_KEY=not-used-here $(VENV)/bin/mypy

check-migrations: $(RUNTIME) $(STYLE)
	@$(PRODUCTION) $(PY) manage.py makemigrations --check --dry-run

check-deploy: $(RUNTIME) $(STYLE)
	@$(PRODUCTION) $(PY) manage.py check --deploy --fail-level WARNING

migrations: $(TESTING) ## write what tables and chain need after a model changed (ARGS="--name theme")
	@$(LOCAL) REGIO_SECRET_KEY=not-used-here $(PY) -m scripts.proof_form
	@$(LOCAL) REGIO_SECRET_KEY=not-used-here $(PY) manage.py makemigrations $(ARGS)
	@$(PY) -m ruff check --fix --quiet decisions/migrations municipalities/migrations
	@$(PY) -m ruff format --quiet decisions/migrations municipalities/migrations

release: $(PY) ## write the version and its day, commit and tag that, pack it in var/release (VERSION=0.2.0)
	@$(PY) -m scripts.release $(VERSION) $(ARGS)

format: $(TESTING) ## write the code and the templates as lint wants them
	@$(PY) -m ruff check --fix --quiet . ; $(PY) -m ruff format --quiet .
	@test -z "$(TEMPLATES)" || $(VENV)/bin/djade --target-version 6.1 $(TEMPLATES)

lock: $(PY) ## pin and hash anew what pyproject.toml asks for (ARGS=--upgrade)
	@PY=$(PY) scripts/lock $(ARGS)

clean: ## remove what was built; the data in var/ stays
	rm -rf $(VENV) node_modules static/dist var/static var/mypy .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(PY):
	@python=$$(sh scripts/find-python) && echo "Python: $$python" && "$$python" -m venv --clear $(VENV)

$(RUNTIME): | $(PY)
	@echo "Pakketten installeren (requirements/runtime.txt)"
	@$(PIP) -r requirements/runtime.txt
	@rm -f $(VENV)/.runtime-* && touch $@

$(TESTING): | $(RUNTIME)
	@echo "Pakketten voor de tests installeren (requirements/test.txt)"
	@$(PIP) -r requirements/test.txt
	@rm -f $(VENV)/.test-* && touch $@

$(AUDITING): | $(PY)
	@echo "Gereedschap voor de keuring installeren (requirements/audit.txt, scripts/audit)"
	@$(PY) -m venv --clear var/audit
	@var/audit/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
		-r requirements/audit.txt
	@sh scripts/node npm ci --prefix scripts/audit --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

$(NODE_MODULES): | $(PY)
	@echo "Ontwerpsysteem installeren (package-lock.json)"
	@sh scripts/node npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error >/dev/null
	@touch $@

$(STYLE): $(NODE_MODULES) $(STYLE_SOURCES)
	@sh scripts/node node static/src/build.mjs

$(COLLECTED): $(RUNTIME) $(STYLE)
	@$(LOCAL) REGIO_SECRET_KEY=not-used-here $(PY) manage.py collectstatic --noinput --verbosity 0
	@touch $@

var/secret-key: | $(PY)
	@mkdir -p var && umask 077 && $(PY) -c 'import secrets; print(secrets.token_urlsafe(64))' > $@
