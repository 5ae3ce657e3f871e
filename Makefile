# `make site` and `make test` do everything on a fresh machine with Swift.

.PHONY: site test unit browser lint clean

# Installs what is missing, builds, and renders the sample catalog into public/.
site:
	scripts/install-packages build
	swift build -c release --product miyabi
	.build/release/miyabi build

# Sets up and runs every test, the browser's included.
test: unit browser

unit:
	scripts/install-packages test
	swift test

browser: .venv/ready
	scripts/install-packages test
	swift build -c release --product miyabi
	.venv/bin/pytest -q Tests/Browser

.venv/ready: Tests/Browser/requirements.txt
	scripts/install-packages test
	python3 -m venv .venv
	.venv/bin/pip install --quiet -r Tests/Browser/requirements.txt
	touch .venv/ready

lint:
	swift format lint --strict --recursive --parallel Sources templates Tests Package.swift

clean:
	rm -rf .build .venv
