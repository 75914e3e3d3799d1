"""Measures gradio_lib beside real gradio and beside a bare FastAPI app: ``.venv-test/bin/python -m benchmarks``."""
