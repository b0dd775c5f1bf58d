# The two commands of this repository are `make book` and `make test`.
PYTHON ?= python3
RUN := .venv/bin/python
# What a user sets for Python in general must not lead the tools astray.
unexport PYTHONHOME PYTHONPATH PYTHONSAFEPATH PYTHONOPTIMIZE PYTHONWARNINGS PYTHONSTARTUP
CHECKS := test-library test-peers test-notebooks test-site test-lab test-lite

.PHONY: help book lite serve live publish pdf test test-served accuracy bench frameworks study census \
	language clinic verdicts seeds lint $(CHECKS) pin clean

help:
	@echo "make book    build the course and say where to open it"
	@echo "make serve   build it and serve it on this machine"
	@echo "make live    serve it, and build it again at each change while you write"
	@echo "make publish TO=folder  build it and put it where nginx serves it from"
	@echo "make lite    fetch and assemble what runs the chapters in the reader's browser"
	@echo "make pdf     print the whole course into one PDF"
	@echo "make test    run every check"
	@echo
	@echo "One check alone: make lint, $(CHECKS:%=make %,)"
	@echo "make test-served  every page from nginx, in Chromium, Firefox and Lighthouse, RUNS times"
	@echo "make accuracy, make bench    measure errors and speed beside other libraries"
	@echo "make frameworks  ask PyTorch and Keras again for what the course says of them"
	@echo "make study   measure the study of chapter 17 anew, on all cores or CLUSTER=tcp://…"
	@echo "make census, make language   take chapter 18's census and train its models anew"
	@echo "make clinic  take the charts of chapter 20's patients with twenty other seeds"
	@echo "make verdicts  measure the claims that take longer than a second, for chapter 21"
	@echo "make seeds   run every chapter with all its seeds moved, by FAR (1000)"
	@echo "make pin     resolve constraints.txt anew"
	@echo "make clean   remove what was built"

book:
	@$(PYTHON) tools/setup.py book
	@$(RUN) tools/build.py

lite:
	@$(PYTHON) tools/setup.py book
	@$(RUN) tools/lite.py

serve: book
	@$(RUN) tools/serve.py

live: book
	@$(RUN) tools/live.py

publish: book
	@$(RUN) tools/publish.py $(if $(TO),"$(TO)" $(LISTEN))

pdf: book
	@$(PYTHON) tools/setup.py pdf
	@$(RUN) tools/browser.py
	@$(RUN) tools/pdf.py

test:
	@$(PYTHON) tools/setup.py test
	@$(RUN) tools/browser.py
	@$(RUN) tools/check.py

lint $(CHECKS):
	@$(PYTHON) tools/setup.py $(if $(filter test-peers,$@),test,library)
	@$(RUN) tools/check.py $(@:test-%=%)

test-lite: lite

test-served:
	@$(PYTHON) tools/setup.py library
	@$(RUN) tools/browser.py
	@$(RUN) tools/programs.py
	@$(RUN) tools/check.py served alone

accuracy:
	@$(PYTHON) tools/setup.py accuracy
	@$(RUN) benchmarks/accuracy.py

bench:
	@$(PYTHON) tools/setup.py test
	@$(RUN) benchmarks/speed.py

frameworks:
	@$(PYTHON) tools/setup.py test
	@$(RUN) benchmarks/frameworks.py

study:
	@$(PYTHON) tools/setup.py test
	@$(RUN) benchmarks/study.py $(if $(CLUSTER),--cluster $(CLUSTER))

census:
	@$(PYTHON) tools/setup.py book
	@$(RUN) benchmarks/census.py $(if $(SITE),--site $(SITE))

language:
	@$(PYTHON) tools/setup.py book
	@$(RUN) benchmarks/language.py

clinic:
	@$(PYTHON) tools/setup.py book
	@OMP_NUM_THREADS=1 $(RUN) benchmarks/clinic.py

verdicts:
	@$(PYTHON) tools/setup.py book
	@OMP_NUM_THREADS=1 $(RUN) benchmarks/verdicts.py

seeds:
	@$(PYTHON) tools/setup.py book
	@$(RUN) tools/seeds.py $(or $(FAR),1000)

pin:
	@$(PYTHON) tools/setup.py book
	@$(RUN) tools/pin.py

clean:
	rm -rf _build
