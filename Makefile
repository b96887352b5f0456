packages := $(addprefix public/data/,shijiazhuang germany-vaccination shili)
noticeboard := target/release/noticeboard
webassembly := --target wasm32-unknown-unknown --no-default-features --features hydrate
sizes := 10000 100000 1000000
explorer := --target wasm32-unknown-unknown --no-default-features --features explore
opener := --target wasm32-unknown-unknown --no-default-features --features open

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
	$(noticeboard) publish $(packages) --out dist

serve: build ## serves the example site on http://127.0.0.1:8080/
	$(noticeboard) serve dist --port 8080

# Native tests are built as `build` built the binary, whose dependencies are there then: a quarter of
# a minute, where the dev profile takes one and a half. In one run, for another set of features would
# compile the package once more.
test: real ## runs every test: native, WebAssembly in a browser, end to end
	@.ci/setup test
	@$(MAKE) --no-print-directory -j2 build lint
	$(wasm) cargo test $(webassembly) --test wasm
	$(with) cargo test --release --features e2e

lint: ## looks at the source: its form, licences, clippy for this machine and for WebAssembly
	@.ci/setup test
	$(with) cargo fmt --check
	$(with) $$NOTICEBOARD_DENY check bans licenses sources
	$(with) cargo clippy --all-targets --features e2e -- -D warnings
	$(wasm) cargo clippy $(webassembly) --lib --bin noticeboard-app -- -D warnings
	$(wasm) cargo clippy $(explorer) --lib --bin noticeboard-explore -- -D warnings
	$(wasm) cargo clippy $(opener) --lib --bin noticeboard-open -- -D warnings

bench: build ## measures us beside our peers in the same run, into target/bench/ (a quarter of an hour)
	@.ci/setup bench
	$(with) cargo run --release --example bench-places -- target/bench/places $(sizes)
	$(with) node tests/bench/browser/run.mjs target/bench/places target/shell target/bench/places.json $(sizes)
	$(with) node tests/bench/browser/phone.mjs $(noticeboard) target/bench target/bench/phone.json
	$(with) node tests/bench/browser/embeds.mjs $(noticeboard) target/bench target/bench/embeds.json
	$(with) $$NOTICEBOARD_PYTHON tests/bench/tables.py $(noticeboard) target/bench

growth: build ## measures check, summary and publish at 10,000 to 10 million rows, into target/growth/ (half an hour, 6 GB)
	$(with) $$NOTICEBOARD_PYTHON tests/bench/growth.py $(noticeboard) target/growth 10000 100000 1000000 10000000

large: build ## reduces a million generated records by DuckDB, Spark and one machine, and compares the figures
	@.ci/setup test
	$(with) NOTICEBOARD_ROWS=1000000 cargo test --release --test large

history: build ## publishes 15 real publications, one after another, as releases of one site: target/history/site
	$(with) cargo run --release --example history -- target/history
	$(noticeboard) verify target/history/site

faults: build ## tries every fault of host, file and browser in a real browser, and counts them
	@.ci/setup test
	$(with) cargo test --release --features e2e --test e2e faults -- --nocapture

fuzz: ## reads broken packages for ten minutes (needs nightly Rust and `cargo install cargo-fuzz`)
	$(with) cargo +nightly fuzz run --fuzz-dir tests/fuzz package -- -max_total_time=$${FUZZ_SECONDS:-600} -max_len=100000 -rss_limit_mb=2048

dist: build ## packs the one binary with guide and licence: target/noticeboard-VERSION-HOST.tar.gz
	@host=$$(rustc -vV | sed -n 's/^host: //p'); version=$$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1); \
	name=noticeboard-$$version-$$host; rm -rf target/$$name && mkdir -p target/$$name/docs && \
	cp $(noticeboard) LICENSE README.md target/$$name/ && cp docs/guide.* docs/findings.* docs/datapackage.schema.json docs/recompute-* target/$$name/docs/ && \
	tar -C target -czf target/$$name.tar.gz $$name && echo target/$$name.tar.gz

release: build ## builds what is handed out: static programs for Linux, one for Windows, a wheel: target/handed-out/
	@.ci/setup release
	@.ci/release

# Two real programmes whose data have no licence, and so are not here: put together where they lie beside the project.
real: ## puts the two trial programmes together in target/real/, where their data are at hand
	@for it in nyc-vaccination london-fhrs; do \
		data=../shared/data/real/$$it; out=target/real/$$it; \
		if [ ! -d $$data ]; then echo "$$it: no data in $$data, so it is not put together and its tests are skipped"; continue; fi; \
		rm -rf $$out && mkdir -p $$out && cp tests/packages/real/$$it/* $$data/* $$out/ && chmod -R u+w $$out && echo "$$out"; \
	done

screenshots: build ## takes pictures of the pages into target/screenshots/
	@.ci/setup test
	$(with) cargo test --release --features e2e --test e2e -- --ignored screenshots

clean: ## removes all that was built; the tools stay
	rm -rf target dist

.PHONY: help setup build serve test bench history faults fuzz dist release real screenshots clean
