# All it takes is Python 3.11 or newer, git and make; everything is installed into .venv.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help app demo test fuzz coverage style check audit bench notebook pictures pins

# Some containers set it. Without compiled bytecode every start imports three times slower.
export PYTHONDONTWRITEBYTECODE :=

BIN := .venv/bin
APP_READY := .venv/.app-ready
DEV_READY := .venv/.dev-ready
PIP_INSTALL := -m pip install --disable-pip-version-check
PYTHONS := python3 python3.14 python3.13 python3.12 python3.11

help:  ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

app: $(APP_READY)  ## open the app in the browser
	$(BIN)/segmentry app

demo: $(APP_READY)  ## segment the sample bank customers into demo/
	@mkdir -p demo && rm -f demo/bank.csv
	$(BIN)/segmentry sample bank -o demo/bank.csv
	$(BIN)/segmentry run demo/bank.csv -o demo/result --force
	@echo
	@echo 'Look at:'
	@echo '  demo/result/report.html    the report: open it in a browser'
	@echo '  demo/result/customers.csv  every customer with a segment'
	@echo '  demo/result/model.json     the model: segmentry score demo/result/model.json FILE -o LABELLED'

test: $(DEV_READY)  ## run the whole test suite, browser included
	$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal --durations=12

fuzz: $(DEV_READY)  ## read thousands of polluted and mutated files; `make test` reads a few of them
	SEGMENTRY_FUZZ=all $(BIN)/python -m pytest tests/reading_bars/test_pollution.py tests/reading_bars/test_fuzz.py

# Coverage is no part of what the project needs, so it is installed beside it.
coverage: $(DEV_READY) build/coverage/coverage  ## branches of readers, writers, workers and model files that their tests reach
	@rm -f build/branches*
	-PYTHONPATH=build/coverage $(BIN)/python -m coverage run --rcfile=.ci/coverage.ini -m pytest -q -n0 \
	  tests/sources tests/results tests/reading_bars tests/worker tests/engines/test_writing.py \
	  tests/test_names.py tests/test_placing.py tests/test_owned_folders.py tests/test_platforms.py tests/test_interruption.py \
	  src/segmentry/sources src/segmentry/worker src/segmentry/files.py src/segmentry/results/model_file.py
	@PYTHONPATH=build/coverage $(BIN)/python -m coverage combine --rcfile=.ci/coverage.ini -q
	@PYTHONPATH=build/coverage $(BIN)/python -m coverage report --rcfile=.ci/coverage.ini --skip-covered

build/coverage/coverage: $(DEV_READY)
	$(BIN)/python $(PIP_INSTALL) --quiet --target build/coverage 'coverage>=7.11'

style: $(DEV_READY)  ## style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

check: style  ## style, types, laws of the house, links of the docs; `make test` runs their code
	$(BIN)/python -m pytest tests/test_architecture.py tests/test_docs.py tests/test_repository.py -k 'not examples_run'

# The tool has an environment of its own, so that what it needs is never taken for what Segmentry needs. It asks PyPI for
# each package by name and version; .ci/audited.py says what it answered. Without an answer the audit fails, in words.
audit: build/audit/bin/pip-audit  ## ask PyPI for known vulnerabilities of the exact versions in requirements*.txt
	@grep -hE '^[A-Za-z0-9]' requirements.txt requirements-dev.txt > build/audit.txt
	@rm -f build/audit.json
	-@build/audit/bin/pip-audit --no-deps --disable-pip --progress-spinner off --timeout 15 -r build/audit.txt \
	  -f json -o build/audit.json 2> build/audit.log || true
	@build/audit/bin/python .ci/audited.py build

build/audit/bin/pip-audit: build/audit/bin/python
	build/audit/bin/python $(PIP_INSTALL) --quiet 'pip-audit>=2.9'

bench: $(DEV_READY)  ## time Segmentry beside what one would otherwise run, for as long as an hour (ROWS=1000000: minutes)
	$(BIN)/python benchmarks/run.py $(if $(ROWS),--rows $(ROWS))

notebook: $(DEV_READY)  ## rebuild the notebooks, outputs included, from their .py sources
	$(BIN)/python notebooks/build.py

pictures: $(DEV_READY)  ## take the screenshots of the docs anew
	$(BIN)/python docs/take_pictures.py

# The oldest Python, because what it can install the newer ones can too.
pins: PYTHONS := python3.11
pins: build/pins/bin/python  ## renew the exact versions in requirements*.txt
	build/pins/bin/python $(PIP_INSTALL) --upgrade --upgrade-strategy eager '.[app]'
	build/pins/bin/python -m pip freeze --exclude segmentry > build/app.txt
	build/pins/bin/python $(PIP_INSTALL) --constraint build/app.txt '.[dev]'
	{ cat build/app.txt; echo '-e .'; } > requirements.txt
	{ echo '-r requirements.txt'; \
	  build/pins/bin/python -m pip freeze --exclude segmentry | grep -vxFf build/app.txt; } > requirements-dev.txt
	rm -r build/pins build/app.txt

$(APP_READY): requirements.txt pyproject.toml | $(BIN)/python
	$(BIN)/python $(PIP_INSTALL) -r requirements.txt
	@touch $@

$(DEV_READY): requirements-dev.txt $(APP_READY)
	$(BIN)/python $(PIP_INSTALL) -r requirements-dev.txt
	@touch $@

# A pyenv shim may exist and yet not run, so each candidate is tried before it is trusted.
%/bin/python:
	@for python in $(PYTHONS); do \
	  if $$python -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    exec $$python -m venv --clear $*; \
	  fi; \
	done; \
	echo "Segmentry needs Python 3.11 or newer with its venv module (Debian: apt-get install python3-venv)." >&2; \
	echo "Here python3 is $$(python3 --version 2>/dev/null || echo missing), and no other was found that will do." >&2; \
	exit 1
