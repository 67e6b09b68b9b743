# Two commands: `make run` starts everything, `make test` checks everything.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test environment environment-dev check format assets messages lock clean

run: environment
	@$(BIN)/hienluong up

test: environment-dev check
	@$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

environment:
	@$(PYTHON) tools/environment.py

environment-dev:
	@$(PYTHON) tools/environment.py --dev

# Everything that needs no running program: form, types, import contracts, migrations.
check:
	@$(BIN)/ruff format --check src tests tools
	@$(BIN)/ruff check src tests tools
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@HL_MODE=test HL_HOME=$$(mktemp -d) HL_DATABASE_URL=postgresql://nobody@127.0.0.1:1/none \
	  $(BIN)/python -W ignore -m hienluong.config.manage makemigrations --check --dry-run

format:
	@$(BIN)/ruff format src tests tools
	@$(BIN)/ruff check --fix src tests tools

assets:
	@$(BIN)/python tools/assets.py
	@$(BIN)/python tools/translations.py

# Collect the sentences of the interface; their English is written in the catalogue by hand.
messages:
	@$(BIN)/python tools/messages.py
	@$(BIN)/python tools/translations.py

# Choose new versions of all packages and write them down with their hashes.
lock: environment-dev
	@for name in build runtime dev; do \
	  $(BIN)/uv pip compile --upgrade --python-version 3.11 --generate-hashes --no-emit-index-url --quiet \
	    requirements/$$name.in -o requirements/$$name.txt; done

clean:
	rm -rf .venv build artefacts .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests -name __pycache__ -prune -exec rm -rf {} +
