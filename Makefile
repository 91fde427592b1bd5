# Bifolium. `make` by itself lists what there is to do.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup tools build release book test cluster lint format books docs look look-vertical pictures pages bench man install clean

export PATH := $(CURDIR)/.build/venv/bin:$(PATH)
prefix ?= /usr/local
spread ?= 5
swift := swift
# Cleaned .pc files first; see scripts/pkg-config-path.
flags := --pkg-config-path .build/pkgconfig
sources := Sources Tests docs/examples Package.swift

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s  %s\n", $$1, $$2 }' Makefile

setup: ## install the Debian packages that are missing (root or sudo)
	@scripts/setup
	@scripts/pkg-config-path >/dev/null

tools: ## setup, and also what the tests look at books with
	@scripts/setup --test
	@scripts/pkg-config-path >/dev/null

build: setup ## build everything for debugging
	$(swift) build $(flags)

# With Swift's own libraries inside it starts faster and runs where there is no Swift.
release: setup ## build the command as users run it: .build/release/bifolium
	$(swift) build $(flags) -c release --static-swift-stdlib --product bifolium

book: release ## make out/samples.epub and out/samples.pdf from the sample site
	@mkdir -p out
	.build/release/bifolium export epub samples -o out/samples.epub -o out/samples.pdf

test: tools lint ## everything that CI runs
	$(swift) build $(flags) --build-tests
	@scripts/check-books "$$($(swift) build $(flags) --show-bin-path)/bifolium"
	@scripts/check-newsletters "$$($(swift) build $(flags) --show-bin-path)/bifolium"
	@scripts/check-examples "$$($(swift) build $(flags) --show-bin-path)/bifolium"
	$(swift) test $(flags) --skip-build --disable-xctest
	@if [ "$${CI:-}" = true ] && [ "$$(id -u)" -eq 0 ]; then scripts/setup --cluster || true; fi
	@scripts/test-slurm "$$($(swift) build $(flags) --show-bin-path)/bifolium"

cluster: build ## make the issues of 16 jobs on a Slurm of two nodes, while things go wrong (root)
	@scripts/setup --cluster
	@scripts/test-slurm --required "$$($(swift) build $(flags) --show-bin-path)/bifolium"

lint: ## check the form of the sources
	$(swift) format lint --strict --parallel --recursive $(sources)
	@for script in scripts/* .ci/run; do case $$(head -1 $$script) in *bash) bash -n $$script ;; esac; done

format: ## put the sources into form
	$(swift) format --in-place --parallel --recursive $(sources)

books: tools release ## make the sample books twice and examine them with foreign programs
	@scripts/check-books .build/release/bifolium
	@scripts/check-newsletters .build/release/bifolium

look: tools book ## pages of the sample books on sheets, to look at: out/look/*.png
	@.build/venv/bin/python scripts/look out/samples.pdf out/samples.epub out/look

look-vertical: tools release ## the same in the vertical theme anthology, in out/look-vertical
	.build/release/bifolium export pdf samples -o out/vertical.pdf -o out/vertical.epub --theme anthology
	@.build/venv/bin/python scripts/look out/vertical.pdf out/vertical.epub out/look-vertical --right-to-left

pictures: tools book ## the pictures of the README, of spread=5 unless said otherwise
	@.build/venv/bin/python scripts/look out/samples.pdf out/samples.epub docs/pictures --spread $(spread)
	@rm -f samples/jobs/monthly.ledger*
	.build/release/bifolium newsletter run samples/jobs/monthly.yml --as-of 2024-04-01T08:00:00+08:00
	@.build/venv/bin/python scripts/look out/ludu-monthly-1.pdf out/ludu-monthly-1.epub docs/pictures --issue
	@rm -f samples/jobs/monthly.ledger*

pages: tools release ## the pictures of pages in docs/themes.md
	@.build/venv/bin/python scripts/page-pictures .build/release/bifolium docs/pictures/pages

docs: build ## documentation of the library for DocC, in out/docs
	@scripts/make-docs out/docs

bench: release ## seconds and memory for 1, 100 and 1,000 posts
	@python3 benchmarks/run .build/release/bifolium

# swift-argument-parser brings the program that writes it; `swift package plugin` would build everything for debugging first.
man: release ## write the manual page of the command, out/bifolium.1
	@mkdir -p out
	$(swift) build --package-path .build/checkouts/swift-argument-parser --scratch-path .build/manual --product generate-manual
	.build/manual/debug/generate-manual .build/release/bifolium --output-directory out \
	  --date "$$(git log -1 --format=%cs 2>/dev/null || date -r CHANGELOG.md +%F)"

install: release man ## copy the command, its themes and its manual page below /usr/local, or prefix=…
	install -D -m 755 .build/release/bifolium $(DESTDIR)$(prefix)/bin/bifolium
	mkdir -p $(DESTDIR)$(prefix)/share/bifolium
	cp -R themes $(DESTDIR)$(prefix)/share/bifolium/
	install -D -m 644 out/bifolium.1 $(DESTDIR)$(prefix)/share/man/man1/bifolium.1

clean: ## remove what was built
	rm -rf .build out
