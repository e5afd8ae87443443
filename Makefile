# `make demo` and `make test` do all the set-up themselves; `make help` lists the rest.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help deb test-packages test-systemd demo faults fuzz resources site screenshots check-outside test test-long lint types contracts check format bench clean translations licences dist

VENV := .venv
PY := $(VENV)/bin/python
RUN_READY := $(VENV)/run.ready
DEV_READY := $(VENV)/dev.ready
SETUP_INPUTS := tools/setup.sh pyproject.toml requirements.lock
# More than two cores keep busy: tests wait for servers, disks and the window a third of their time.
TEST_WORKERS ?= 3
# Seconds, of which no test takes a tenth: one that hangs ends with the place where each thread stands, the others go on.
TEST_LIMIT := 300

# An environment made in another place (a moved or copied checkout) is made anew.
ifneq ($(shell cat $(VENV)/place 2>/dev/null),$(CURDIR))
.PHONY: $(RUN_READY) $(DEV_READY)
endif

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12

$(RUN_READY): $(SETUP_INPUTS)
	@bash tools/setup.sh run

$(DEV_READY): $(SETUP_INPUTS) requirements-dev.lock
	@bash tools/setup.sh dev

demo: $(RUN_READY) ## the window on the embedded demo server; without a display a whole backup and restore in the terminal
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then bash tools/setup.sh window && $(VENV)/bin/influx-backup-gui --demo-only; \
	else $(VENV)/bin/influx-backup demo --journey; fi

test: $(DEV_READY) ## all tests but the long ones
	@bash tools/setup.sh tests
	@$(PY) -m pytest -n $(TEST_WORKERS) --timeout $(TEST_LIMIT) --timeout-method thread \
		-m "not slow and not packages and not systemd" $(ARGS)

test-long: $(DEV_READY) ## the long tests
	@bash tools/setup.sh tests
	@$(PY) -m pytest -n $(TEST_WORKERS) -m slow $(ARGS)

test-packages: $(DEV_READY) requirements-dist.lock ## build, install, start and remove every kind of package (as root more of it)
	@bash tools/setup.sh packages
	@$(PY) -m pytest -m packages tests/packages $(ARGS)

test-systemd: $(DEV_READY) ## the service under a real systemd of its own (root; a quarter of an hour)
	@bash tools/setup.sh systemd
	@$(PY) -m pytest -m systemd tests/systemd $(ARGS)

lint: $(DEV_READY) ## ruff: rules and format
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

types: $(DEV_READY) ## mypy, strict
	@$(PY) -m mypy

contracts: $(DEV_READY) ## import-linter: the layers of docs/architecture.md
	@$(VENV)/bin/lint-imports --no-logo

check: lint types contracts test ## everything that .ci/run runs

resources: $(DEV_READY) ## compile resources/app.qrc into the package
	@$(VENV)/bin/pyside6-rcc -g python --format-version 1 --no-compress resources/app.qrc -o src/influx_backup_gui/gui/resources_rc.py

site: $(DEV_READY) requirements-site.lock ## the help as a site, in build/site
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --requirement requirements-site.lock
	@$(PY) -m tools.site build/site

licences: $(DEV_READY) ## the list of libraries and licences that About shows
	@$(PY) -m tools.licences list

dist: $(DEV_READY) requirements-dist.lock ## one folder with both programs, frozen, in dist/influx-backup
	@bash tools/setup.sh dist
	@$(PY) -m tools.licences texts build/licences.txt
	@$(PY) -m tools.icons build/icons
	@$(PY) -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build/pyinstaller pyinstaller.spec
	@if [ "$$(uname)" = Linux ]; then PATH="$(CURDIR)/$(VENV)/bin:$$PATH" $(PY) -m tools.frozen dist/influx-backup; fi

deb: dist ## a Debian package of dist/influx-backup, in dist/deb
	@bash packaging/build_deb.sh dist/deb

translations: $(DEV_READY) ## collect the texts of the window, and make what the program loads of their translations
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" $(PY) -m tools.translations

screenshots: $(DEV_READY) ## pictures of every state of the window, with demo data, in build/screenshots
	@$(PY) -m tools.screenshots build/screenshots

check-outside: $(DEV_READY) ## press and read the real window through the accessibility bus (needs xvfb, at-spi2-core, python3-pyatspi)
	@dbus-run-session -- xvfb-run -a -s "-screen 0 1400x900x24" \
		/usr/bin/python3 tools/check_from_outside.py $(VENV)/bin/influx-backup-gui
	@dbus-run-session -- xvfb-run -a -s "-screen 0 1400x900x24" \
		/usr/bin/python3 tools/check_newcomer.py $(VENV)/bin/influx-backup-gui $(VENV)/bin/influx-backup

format: $(DEV_READY) ## let ruff mend what it can
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

bench: $(DEV_READY) ## measure speed and memory again (minutes); see benchmarks/README.md
	@$(PY) -m benchmarks

# A run is repeated with SEED=..., a single table with N=1 and the seed that was told.
N ?= 10000
fuzz: $(DEV_READY) ## N random tables (10000, an hour on two busy cores) written, backed up, restored and compared
	@$(PY) -m tools.fuzz $(N) $(if $(SEED),--seed $(SEED)) $(ARGS)

faults: $(DEV_READY) ## try everything that may go wrong (an hour and a quarter on two busy cores; root tries more): kills, lies, full disks, flipped bytes
	@$(PY) -m tools.faults $(ARGS)

clean: ## remove the environment and all caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build src/*.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
