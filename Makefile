# `make` lists the tasks. Each sets up or repairs .venv first, if that is needed.
PYTHON ?= python3
PY := PATH="$(CURDIR)/.venv/bin:$$PATH" .venv/bin/python
CODE := $(wildcard authoring helpers grader tools tests benchmarks)
START := $(firstword $(wildcard course/00-*.ipynb) course)
LOCK := UV_PYTHON_DOWNLOADS=never .venv/bin/uv pip compile -q $(if $(UPGRADE),--upgrade) \
	--universal --generate-hashes --no-emit-index-url --no-header
LAB_AS_ROOT := $(if $(filter 0,$(shell id -u)),--allow-root)

.PHONY: help setup lab test check notebooks lessons studies roster rehearse grading-report attack-report \
	compatibility format site \
	doctor clean lock student-repo colab-mirror

help: ## List the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Make .venv from requirements.lock, or repair it (PYTHON=python3.12 chooses)
	@$(PYTHON) -m tools.environment

lab: setup ## Open JupyterLab at the course
	$(PY) -m jupyterlab --LabApp.default_url=/lab/tree/$(START) $(LAB_AS_ROOT)

test: setup ## Run all tests
	$(PY) -m pytest

check: setup ## Prove that a rebuild changes nothing, nothing private is public, solutions pass; lint, types
	$(PY) -m authoring check && $(PY) -m tools.check_solutions
	$(PY) -m ruff check .
	$(PY) -m mypy

notebooks: setup ## Build course/, source/ and release/ from manuscript/
	$(PY) -m authoring build

studies: setup ## Run the studies on new seeds; say which statements hold
	$(PY) -m tools.studies

lessons: setup ## Run every lesson; print seconds and memory
	$(PY) -m tools.run_lessons

roster: setup ## Add the class to the gradebook: FILE=what the LMS exported
	$(PY) -m grader roster "$(FILE)"

rehearse: setup ## Play a term with a simulated class, in a temporary folder
	$(PY) -m tools.rehearsal

grading-report: setup ## Grade all answers and faulty variants; write docs/grading-report.md
	$(PY) -m tools.grading_report $(ASSIGNMENT)

attack-report: setup ## Attack the grader and stock nbgrader; write docs/attacks.md
	$(PY) -m tools.attacks

compatibility: setup ## Run nbgrader's own tests, stock and with our plug-ins; write docs/compatibility.md
	$(PY) -m tools.compatibility

format: setup ## Format the code and mend what ruff can
	$(PY) -m ruff format $(CODE)
	$(PY) -m ruff check --fix $(CODE)

doctor: ## Say what this machine lacks and how to get it
	@$(PYTHON) -m tools.doctor

clean: ## Remove environments and caches; student work stays
	rm -rf .venv .colab-mirror .compatibility .mypy_cache .pytest_cache .ruff_cache .hypothesis .benchmarks build dist *.egg-info
	find . -name __pycache__ -prune -exec rm -rf {} +

lock: setup ## Renew the locks after a change of pyproject.toml (UPGRADE=1: to the newest releases)
	$(LOCK) --python-version 3.11 pyproject.toml --extra contributor -o requirements.lock
	$(LOCK) --python-version 3.11 pyproject.toml --extra student -c requirements.lock -o requirements-students.lock
	$(LOCK) --python-version 3.13 --group pyproject.toml:colab -o requirements-colab.txt

student-repo: check ## Publish what is open to DEST=folder, as a commit (DAY=2027-03-01 looks ahead)
	$(PY) -m authoring.publish "$(DEST)" $(if $(DAY),--day $(DAY))

site: setup ## Build the website in build/site/html; lessons that changed are run
	$(PY) -m authoring.site

colab-mirror: ## Make .colab-mirror: Python 3.13 with Colab's versions
	@$(PYTHON) -m tools.environment --colab
