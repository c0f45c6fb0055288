# For those who have make; README.md names the same lines without it.
GO := sh .ci/bootstrap with go
FUZZTIME ?= 10s
WHO ?= root
SUITE ?= bookworm

.PHONY: run desktop test print e2e lint fresh fuzz bench torture properties contact-sheet

# Build, write the sample disclosure into out/, and open the window on it.
run:
	sh .ci/bootstrap run

# Build the window's program.
desktop:
	sh .ci/bootstrap desktop

# go vet and every test.
test:
	sh .ci/bootstrap test

# Print to a real CUPS of the test's own (as root).
print:
	sh .ci/bootstrap print

# Work with the window as a person would (as root); pictures in out/e2e/.
e2e:
	sh .ci/bootstrap e2e

lint:
	sh .ci/bootstrap with sh .ci/lint ./...
	sh .ci/bootstrap with sh .ci/layers

# Both README lines, each on a Debian that has nothing (as root: WHO=user for a
# user with sudo, SUITE=trixie for another release).
fresh:
	sh .ci/fresh run $(WHO) $(SUITE)
	sh .ci/fresh test $(WHO) $(SUITE)

# Every fuzz target for FUZZTIME.
fuzz:
	sh .ci/bootstrap with sh .ci/fuzz $(FUZZTIME)

# What breaks ledgers to prove that they lose nothing, in its long form: about
# an hour. The figures are left in out/torture.txt.
torture:
	sh .ci/bootstrap with sh .ci/torture

# The properties of the checks in their long form: silence on thousands of
# random ledgers, and what single changes escape.
properties:
	CHECK_LONG=1 $(GO) test -timeout 60m -v -run 'SingleChange|TurnedWord|RandomYears' ./report/check

bench:
	$(GO) test -run '^$$' -bench . -benchmem ./...

# All pages of each document of both departments, the sample and the invented
# one, as one picture a document in out/contact/.
contact-sheet: run
	sh .ci/invented
	sh .ci/contact-sheet
