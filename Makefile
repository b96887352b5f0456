packages := $(addprefix public/data/,shijiazhuang germany-vaccination shili)
noticeboard := target/release/noticeboard
webassembly := --target wasm32-unknown-unknown --no-default-features --features hydrate

# each command is shown, and runs with the tools that .ci/setup brought
SHELL := bash
with := @eval "$$(.ci/setup env)"; set -x;
wasm := $(with) $$NOTICEBOARD_WASM

help: ## says what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

setup: ## gets the tools that are missing
	@.ci/setup build

build: setup ## builds binary and app, and publishes the example site to dist/
	$(wasm) trunk build --release
	$(with) cargo build --release --bin noticeboard
	$(noticeboard) publish $(packages) --out dist --shell target/shell

serve: build ## serves the example site on http://127.0.0.1:8080/
	$(noticeboard) serve dist --port 8080

# Native tests are built as `build` built the binary, whose dependencies are there then: a quarter of
# a minute, where the dev profile takes one and a half. In one run, for another set of features would
# compile the package once more.
test: ## runs every test: native, WebAssembly in a browser, end to end
	@.ci/setup test
	@$(MAKE) --no-print-directory build
	$(with) cargo fmt --check
	$(with) cargo clippy --all-targets --features e2e -- -D warnings
	$(wasm) cargo clippy $(webassembly) --lib --bin noticeboard-app -- -D warnings
	$(wasm) cargo test $(webassembly) --test wasm
	$(with) cargo test --release --features e2e

screenshots: build ## takes pictures of the pages into target/screenshots/
	@.ci/setup test
	$(with) cargo test --release --features e2e --test e2e -- --ignored screenshots

clean: ## removes all that was built; the tools stay
	rm -rf target dist

.PHONY: help setup build serve test screenshots clean
