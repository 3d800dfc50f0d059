# protocolapp: `make run` sets up and starts the program, `make test` sets up and runs the whole suite.
# Everything runs from .venv, built from the lock; all targets but `clean` and `lock` set it up first.

PYTHON ?=
JOBS ?= 2
BIN := .venv/bin
CODE := $(wildcard src tests tools bench)
REHEARSAL := build/co-ip-alk-rehearsal.pdf

.PHONY: run setup test check bench screens soak wheel lock clean
.NOTPARALLEL:

run: setup
	@sh tools/run.sh $(REHEARSAL)

setup:
	@PYTHON="$(PYTHON)" sh tools/setup.sh

# The tests start the program a hundred times: what Python compiles of it is kept, whatever else is set.
test: setup
	@$(BIN)/python tools/system_packages.py tests
	PYTHONDONTWRITEBYTECODE= QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n $(JOBS) --dist loadgroup $(ARGS)

check: setup
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy $(CODE)
	$(BIN)/lint-imports
	$(BIN)/python tools/size_fence.py src

bench: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m bench $(ARGS)

screens: setup
	QT_QPA_PLATFORM=offscreen PYTHONPATH=. $(BIN)/python tools/screens.py $(ARGS)

# The long versions of the fault tests: hours, not minutes.
soak: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -m soak $(ARGS)

wheel: setup
	$(BIN)/python -m hatchling build -t wheel -d dist

# Renews both lock files (needs uv on the PATH): every hash of every platform, no address of any index.
LOCK := uv pip compile --quiet --upgrade --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-config --no-emit-index-url --no-emit-find-links --no-header --no-annotate

lock:
	$(LOCK) pyproject.toml -o requirements.txt
	$(LOCK) pyproject.toml --extra dev -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf .venv build dist screens .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +
