# Builds
CC ?= clang
FLAGS := -O2 $(EXTRA)
all: build test # the first
.PHONY: all
build: $(SOURCES)
	@echo "Building $@" && $(CC) -o $@ $^
ifeq ($(OS),Linux)
	cd out; for f in *; do echo $$f; done
endif
