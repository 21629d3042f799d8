# Every line sets up .venv first where that is needed. On Windows: py tools/setup.py play, py tools/setup.py test.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python py; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
RUN = $(or $(PYTHON),$(error 未找到 Python 3.11 或更新版本，请先安装 / Python 3.11 or newer was not found, install it first)) tools/setup.py
TASKS = setup play test check-all shots bench bundle wheels lock

.PHONY: $(TASKS)
$(TASKS): ; @$(RUN) $@ $(ARGS)
