.PHONY: assets

assets:
	.venv/bin/python tools/assets.py
