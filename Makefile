# Pictures of every component in every state, in light, in dark and on a phone, to look at: test-results/screenshots.
.PHONY: screenshots
screenshots:
	scripts/install
	scripts/page
	scripts/chromium
	.venv-test/bin/python -m tests.browser.screenshots
