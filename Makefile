PYTHON ?= python3
VENV = .venv
BIN = $(VENV)/bin
PAPERS ?= examples/verrin

.PHONY: run test quick bench clean

$(BIN)/.ready: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e '.[dev]'
	touch $@

run: $(BIN)/.ready  ## build and open a folder: make run PAPERS=folder
	$(BIN)/regesta open $(PAPERS)

test: $(BIN)/.ready  ## everything: format, lint, types, tests, wheel
	./check

quick: $(BIN)/.ready  ## the tests that take under 90 seconds
	$(BIN)/pytest -q

bench: $(BIN)/.ready  ## quality and speed, printed
	$(BIN)/python -m bench.papers
