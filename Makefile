# `make` lists the tasks, and `make NAME` runs one; tools/tasks.py holds the list.
# Where there is no make, `python -m tools` does the same.
PYTHON ?= python3

help:
	@$(PYTHON) -m tools

%: always
	@$(PYTHON) -m tools $@

always Makefile: ;
.PHONY: help always
