# What this builds needs Go and a C compiler (for SQLite), and nothing else.

VERSION     := $(shell git describe --tags --always --dirty 2>/dev/null || echo devel)
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
FUZZTIME    ?= 10s

.PHONY: build test acceptance-slack honest-slack load-slack acceptance-matrix bench scores lint fuzz clean

# goolm: Matrix encryption in Go, without a C library of its own. The version
# is stamped here, so the go command need not ask git for it.
build:
	go build -tags goolm -buildvcs=false -ldflags '-X main.version=$(VERSION)' -o bin/footnote ./cmd/footnote

test:
	go test ./...

# Tests the program against a Slack server from npm, on Linux, where a network
# namespace can be made; skipped with a word about why elsewhere.
acceptance-slack: build
	adapters/slack/acceptance/run.sh bin/footnote

# Tests the program against a Matrix server that is built and a client that is
# fetched for that; skipped with a word about why where these cannot be had.
acceptance-matrix: build
	adapters/matrix/acceptance/run.sh bin/footnote

# Slack's own client against our fake of it, and Slack's own types against what
# the fake and the adapter say.
honest-slack:
	rm -rf bin/captures
	go test -count 1 ./adapters/slack ./adapters/slack/setup -captures $(CURDIR)/bin/captures
	adapters/slack/acceptance/honest/run.sh bin/captures

# A minute of two hundred questions a second, with a server that limits, hangs
# up and loses answers, and the program killed in the middle; over both
# transports. It prints figures.
load-slack:
	go test -tags load -count 1 -timeout 10m -v ./adapters/slack/loadtest
	go test -tags load -count 1 -timeout 10m -v ./adapters/slack/loadtest -mode http -lasting 20s

# Prints the figures of every benchmark; none of them is checked. The last is a
# table of searches in bases of up to a million passages, which takes some
# minutes to fill.
bench:
	go test -run '^$$' -bench . -benchmem -timeout 30m -skip BenchmarkSearchTexts ./...
	go test ./facts/sqlite -run '^$$' -bench BenchmarkSearchTexts -benchtime 1000x -timeout 60m -passages 1000000

# Takes every score that can be taken and writes docs/scores.md. The questions
# and their scorers lie outside the project, in ../shared; without them it says
# so and writes nothing.
SHARED ?= ../shared
scores: build
	go run ./cmd/scores -bin bin/footnote -shared $(SHARED)

lint:
	@test -z "$$(gofmt -l .)" || { gofmt -l .; echo 'run gofmt -w on these'; exit 1; }
	go mod tidy -diff
	go vet ./...
	go run $(STATICCHECK) ./...

# Every fuzz target, one after the other: go test runs one at a time. On a busy
# machine go test may fail with nothing but "context deadline exceeded" when the
# time is up (golang.org/issue/48591); that is no finding.
fuzz:
	@set -e; log=$$(mktemp); trap 'rm -f "$$log"' EXIT; for pkg in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
			echo "fuzz $$pkg $$target"; \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 5s $$pkg >"$$log" 2>&1 && { tail -n 2 "$$log"; continue; }; \
			cat "$$log"; \
			if grep -q 'Failing input' "$$log" || ! grep -q 'context deadline exceeded' "$$log"; then exit 1; fi; \
			echo "(time was up in the middle of an input: no finding)"; \
		done; \
	done

clean:
	rm -rf bin
