"""In a notebook: a launched app returns at once and shows its page in the cell; ``%%blocks`` makes an app of a cell."""

from __future__ import annotations

import queue
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager

from tests.gate.tracked import ROOT

PATIENCE = 60.0
"""Seconds: a bound for a kernel that hangs."""


class Notebook:
    """A kernel, one cell after the other."""

    def __init__(self, client: BlockingKernelClient) -> None:
        self.client = client

    def run(self, cell: str) -> tuple[str, str]:
        """Run a cell and return what it printed and the HTML that it showed."""
        sent = self.client.execute(cell)
        printed, shown = "", ""
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") != sent:
                continue
            content: dict[str, Any] = message["content"]
            match message["msg_type"]:
                case "stream":
                    printed += content["text"]
                case "display_data":
                    shown += content["data"].get("text/html", "")
                case "error":
                    pytest.fail("\n".join(content["traceback"]))
                case "status" if content["execution_state"] == "idle":
                    return printed, shown


@pytest.fixture(scope="module")
def notebook() -> Iterator[Notebook]:
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(cwd=str(ROOT))
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=PATIENCE)
        started = Notebook(client)
        started.run("import gradio_lib as gr")
        yield started
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def address(html: str) -> str:
    found = re.search(r'<iframe[^>]*src="([^"]+)"', html, re.DOTALL)
    assert found, html
    return found[1]


def upper(url: str, word: str, name: str = "predict") -> str:
    return str(httpx.post(f"{url}gradio_api/run/{name}", json={"data": [word]}).json()["data"][0])


def test_a_launched_app_returns_and_shows_its_page_in_the_cell(notebook: Notebook) -> None:
    printed, shown = notebook.run(
        "demo = gr.Interface(str.upper, 'text', 'text')\ndemo.launch(server_port=0, height=321, width=77)"
    )
    assert "Running on http://127.0.0.1:" in printed
    assert 'height="321"' in shown
    assert 'width="77"' in shown
    assert upper(address(shown), "ada") == "ADA"


def test_a_cell_that_is_run_again_takes_the_old_one_s_place(notebook: Notebook) -> None:
    first = address(notebook.run("demo.launch(server_port=0, quiet=True)")[1])
    second = address(notebook.run("demo.launch(server_port=0, quiet=True)")[1])
    assert upper(second, "ada") == "ADA"
    if first != second:  # the port was given again
        with pytest.raises(httpx.HTTPError):
            httpx.get(first)


def test_inline_can_be_refused(notebook: Notebook) -> None:
    printed, shown = notebook.run("demo.launch(inline=False, server_port=0)")
    assert "Running on" in printed
    assert shown == ""


def test_the_magic_makes_an_app_of_a_cell(notebook: Notebook) -> None:
    notebook.run("%load_ext gradio_lib")
    cell = "%%blocks shouter\nword = gr.Textbox()\nword.submit(lambda w: w + mark, word, word, api_name='shout')"
    notebook.run("mark = '!'")
    assert upper(address(notebook.run(cell)[1]), "ada", "shout") == "ada!"
    again = address(notebook.run(cell.replace("w + mark", "w + mark * 2"))[1])
    assert upper(again, "ada", "shout") == "ada!!"
    assert notebook.run("print(shouter.local_url)")[0].strip() == again


def test_in_colab_the_page_comes_by_its_proxy(notebook: Notebook) -> None:
    printed, shown = notebook.run(
        "import sys, types\n"
        "class Output:\n"
        "    def serve_kernel_port_as_iframe(self, port, height, width): print('proxied', port, height, width)\n"
        "sys.modules['google.colab'] = types.ModuleType('google.colab')\n"
        "sys.modules['google.colab.output'] = Output()\n"
        "app, url, _ = demo.launch(server_port=0, quiet=True)\n"
        "print(url)\n"
        "del sys.modules['google.colab'], sys.modules['google.colab.output']"
    )
    proxied, url = printed.splitlines()
    assert (proxied, shown) == (f"proxied {url.rsplit(':', 1)[1].strip('/')} 500 100%", "")
    assert httpx.get(f"{url}config").json()["is_colab"] is True
    # The proxy's name is none that we know.
    answer = httpx.post(f"{url}gradio_api/run/predict", json={"data": ["ada"]}, headers={"host": "abc.colab.example"})
    assert answer.json()["data"] == ["ADA"]


def test_all_apps_are_closed_at_once(notebook: Notebook) -> None:
    _, shown = notebook.run("demo.launch(server_port=0, quiet=True)")
    printed, _ = notebook.run("gr.close_all()\nprint(demo.is_running, shouter.is_running)")
    assert printed.splitlines()[-1] == "False False"
    with pytest.raises(httpx.HTTPError):
        httpx.get(address(shown))


def test_the_kernel_is_quiet_at_the_end(notebook: Notebook) -> None:
    with pytest.raises(queue.Empty):
        notebook.client.get_iopub_msg(timeout=0.1)
