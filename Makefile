# make run     sets up, builds the example with its acts and opens it; PAPERS=folder for another, PORT=8600,
#              BROWSER=no to print the address only
# make test    everything: format, lint, types, docs, tests, a wheel in a bare environment
# make quick   the tests that take less than two seconds each
# make bench   quality and speed, printed (needs the gold papers: REGESTA_GOLD=folder)
PAPERS ?= examples/verrin
PORT ?= 8517
BROWSER ?= yes
PYTHON_IN = .venv/bin/python

.PHONY: run test quick bench clean

run:
	@tools/setup run
	@if [ -e "$(PAPERS)/acts.jsonl" ] && [ ! -e "$(PAPERS)/decisions.jsonl" ]; then \
	  $(PYTHON_IN) -m regesta build "$(PAPERS)" && \
	  $(PYTHON_IN) -m regesta decide "$(PAPERS)" --from "$(PAPERS)/acts.jsonl"; fi
	@$(PYTHON_IN) -m regesta open "$(PAPERS)" --port $(PORT) $(if $(filter no,$(BROWSER)),--no-browser)

test:
	@./check

quick:
	@tools/setup dev
	@$(PYTHON_IN) -m pytest -q

bench:
	@tools/setup dev
	@tools/setup bench || echo "spaCy cannot be had: speed is shown without it"
	@$(PYTHON_IN) -m bench.papers
	@$(PYTHON_IN) -m bench.damage
	@$(PYTHON_IN) -m bench.speed
	@$(PYTHON_IN) -m bench.exchange
	@$(PYTHON_IN) -m bench.exchange_held
	@$(PYTHON_IN) -m bench.ledger_speed

clean:
	rm -rf .venv .venv-bench .pytest_cache .ruff_cache .hypothesis dist examples/*/.regesta
