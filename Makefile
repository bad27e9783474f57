# make demo   sets up, reviews the sample workbook and writes its report
# make test   sets up and runs every check and test
# make bench  prints ratios against peers, measured in the same run
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PYTHONUTF8 := 1

SAMPLE := workbooks/天津市司法局-2021-整体支出绩效自评表.xlsx

.PHONY: setup demo test lint bench pictures catalogue clean

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

node_modules/.ready: package.json package-lock.json
	npm ci --silent --no-audit --no-fund
	touch $@

demo: setup
	mkdir -p demo
	cp '$(SAMPLE)' demo/
	$(BIN)/jixiao review 'demo/$(notdir $(SAMPLE))' --pack tianjin-2021
	$(BIN)/jixiao report 'demo/$(notdir $(SAMPLE))'

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: lint node_modules/.ready
	bash tools/install_libreoffice.sh
	PYTHONWARNDEFAULTENCODING=1 $(BIN)/pytest

bench: setup
	$(BIN)/python -m benchmarks

pictures: setup
	bash tools/install_libreoffice.sh
	$(BIN)/python tools/pictures.py

catalogue: setup
	$(BIN)/python -m jixiao.checks.catalogue
	$(BIN)/python workbooks/sources/points_table.py
	$(BIN)/python -m jixiao.summary.guide

clean:
	rm -rf $(VENV) node_modules demo pictures
