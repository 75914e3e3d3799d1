"""The page, the config and what else describes an app: true, small, kept ready, and with nobody's words run as code."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

import gradio_lib as gr
from tests.lib.server.asking import PREFIX, client, join, messages, new_session
from tests.serving import serving

ATTACKS = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!--<script>",
    "{{ 7 * 7 }}{% raw %}",
    "'\"><svg/onload=alert(1)>",
    "\u2028alert(1)\u2029",
    "&lt;script&gt;",
    "]]>",
    "\\u003cscript\\u003e",
]


class Scripts(HTMLParser):
    """What a browser would take for scripts, and where its attributes are."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.title = ""
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        self.tags.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.scripts[-1] += data
        elif self._inside == "title":
            self.title += data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's signature
        self._inside = ""


def config_in(page: str) -> dict[str, Any]:
    """Return the config as published clients read it from the page."""
    found = re.search(r"window.gradio_config = (.*?);[\s]*</script>", page)
    assert found is not None
    config: dict[str, Any] = json.loads(found[1])
    return config


def greeter(text: str = "Name") -> gr.Blocks:
    with gr.Blocks(title=text, description=text) as demo:
        box = gr.Textbox(text, label=text, placeholder=text, info=text, elem_id="name")
        gr.Markdown(text)
        with gr.Tab(text):
            gr.Radio([text], label="choices")
        gr.Button(text).click(lambda value: value, box, box, api_name="greet")
    return demo


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    with serving(greeter()) as url, client(url) as http:
        yield http


@pytest.fixture(scope="module")
def plain(http: httpx.Client) -> list[str]:
    """The tags of a page without an attack in it."""
    return Scripts(http.get("/").text).tags


def test_words_of_an_app_are_never_code_on_its_page(plain: list[str]) -> None:
    attack = " ".join(ATTACKS)
    with serving(greeter(attack)) as url, client(url) as http:
        page = http.get("/").text
    parsed = Scripts(page)
    assert [tag for tag in parsed.tags if tag != "meta"] == [tag for tag in plain if tag != "meta"]
    assert parsed.handlers == []
    assert parsed.title == attack
    config = config_in(page)
    assert config["title"] == attack
    assert attack in [component["props"].get("label") for component in config["components"]]


def test_name_of_a_user_is_never_code_either(plain: list[str]) -> None:
    names = iter(ATTACKS)
    with serving(greeter(), auth_dependency=lambda _request: next(names)) as url, client(url) as http:
        pages = [http.get("/").text for _ in ATTACKS]
    assert [config_in(page)["username"] for page in pages] == ATTACKS
    assert [Scripts(page).tags for page in pages] == [plain] * len(ATTACKS)


def test_message_over_the_login_is_data(plain: list[str]) -> None:
    attack = " ".join(ATTACKS)
    with serving(greeter(), auth=("ada", "x"), auth_message=attack) as url, client(url) as http:
        page = http.get("/").text
    assert Scripts(page).tags == plain
    assert config_in(page)["auth_message"] == attack


def test_query_of_the_page_and_name_of_the_server_do_not_come_back(http: httpx.Client) -> None:
    answer = http.get("/?x=%3Cscript%3Ealert(1)%3C/script%3E", headers={"host": 'localhost:1"><script>'})
    assert "alert(1)" not in answer.text
    assert http.get("/nope<script>alert(1)</script>").text == '{"detail":"Not Found"}'


def test_config_is_that_of_the_page_with_the_address_by_which_it_was_asked(http: httpx.Client) -> None:
    config, page = http.get("/config"), config_in(http.get("/").text)
    assert config.headers["content-type"] == "application/json"
    told = config.json()
    assert told["root"] == str(http.base_url).rstrip("/")
    assert page["root"] == ""
    assert (told["protocol"], told["api_prefix"], told["app_id"]) == ("sse_v3", "/gradio_api", page["app_id"])
    assert [each["id"] for each in told["components"]] == [each["id"] for each in page["components"]]
    assert http.get("/config", headers={"host": "localhost:99"}).json()["root"] == "http://localhost:99"


def test_config_for_many_made_up_names_is_no_more_work_and_no_less_true(http: httpx.Client) -> None:
    for number in range(150):
        told = http.get("/config", headers={"host": f"n{number}.localhost"}).json()
        assert told["root"] == f"http://n{number}.localhost"
    assert http.get("/config").json()["root"] == str(http.base_url).rstrip("/")


@pytest.mark.parametrize("path", ["/", "/config", f"{PREFIX}/info"])
def test_text_is_packed_for_who_takes_it(http: httpx.Client, path: str) -> None:
    with client(str(http.base_url)) as other:
        packed = other.get(path, headers={"accept-encoding": "gzip"})
        plain = other.get(path, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.headers["vary"] == plain.headers["vary"] == "accept-encoding"
    assert packed.headers["cache-control"] == "no-store"
    if path != "/":  # the page's cookie aside, they are the same
        assert packed.content == plain.content


def test_page_loads_only_what_the_server_has(http: httpx.Client) -> None:
    page = http.get("/").text
    addresses = re.findall(r'(?:src|href)="([^"#]+)"', page)
    assert all(not re.match(r"https?:|//|/", address) for address in addresses), "relative, from this server only"
    assert http.get("/").headers["content-type"].startswith("text/html")
    for address in addresses:
        if address not in {"./", "openapi.json"}:
            assert http.get(f"/{address}").status_code == 200, address


def test_assets_may_be_kept_for_ever_and_the_theme_as_long_as_it_is_the_same(http: httpx.Client) -> None:
    page = http.get("/").text
    script = re.search(r'src="(assets/[^"]+\.js)"', page)
    theme = re.search(r'href="(theme\.css\?v=[^"]+)"', page)
    assert script is not None
    assert theme is not None
    for address in (script[1], theme[1]):
        assert "immutable" in http.get(f"/{address}").headers["cache-control"]
    assert http.get("/theme.css").headers["cache-control"] == "no-cache"
    assert http.get("/theme.css").headers["content-type"].startswith("text/css")


def test_page_changes_with_the_app(http: httpx.Client) -> None:
    demo = greeter()
    with serving(demo) as url, client(url) as other:
        before = config_in(other.get("/").text)
        with demo:
            gr.Textbox(label="Later")
        after = config_in(other.get("/").text)
        assert len(after["components"]) == len(before["components"]) + 1
        assert len(other.get("/config").json()["components"]) == len(after["components"])
    assert http.get("/").status_code == 200


def test_files_that_an_app_shows_from_the_start_are_served(tmp_path: Path) -> None:
    picture, data = tmp_path / "cat.png", tmp_path / "data.csv"
    Image.new("RGB", (2, 2), "red").save(picture)
    data.write_text("a,b\n1,2\n")
    with gr.Blocks() as demo:
        image = gr.Image(str(picture), label="Cat")
        gr.File(str(data))
        gr.Dataframe(str(data))
        gr.Button().click(lambda value: value, image, image, api_name="same")
    with serving(demo) as url, client(url) as http:
        props = {each["type"]: each["props"] for each in config_in(http.get("/").text)["components"]}
        for kind in ("image", "file"):
            value = props[kind]["value"]
            assert http.get(f"{PREFIX}/file={value['path']}").status_code == 200
        assert props["dataframe"]["value"]["data"] == [[1, 2]]
        # Asked again and again, it stores nothing anew.
        assert demo.runtime is not None
        stored = sorted(demo.runtime.files.root.iterdir())
        told = [http.get(f"{PREFIX}/info").json() for _ in range(3)]
        assert len(sorted(demo.runtime.files.root.iterdir())) <= len(stored) + 1
        default = told[-1]["named_endpoints"]["/same"]["parameters"][0]["parameter_default"]
        assert http.get(f"{PREFIX}/file={default['path']}").status_code == 200


def test_info_tells_endpoints_as_clients_of_all_generations_want_it(http: httpx.Client) -> None:
    for path in (f"{PREFIX}/info", "/info", "/info?serialize=False"):
        told = http.get(path).json()["named_endpoints"]["/greet"]
        assert told["parameters"][0]["component"] == "Textbox"
        assert told["parameters"][0]["parameter_name"] == "value"
        assert told["returns"][0]["type"] == {"type": "string"}


def test_openapi_describes_each_endpoint_and_the_user_s_own_routes() -> None:
    demo = greeter()
    with serving(demo) as url, client(url) as http:
        demo.app.add_api_route("/own", lambda: {"own": 1})
        paths = http.get("/openapi.json").json()["paths"]
        operation = paths[f"{PREFIX}/run/greet"]["post"]
        body = operation["requestBody"]["content"]["application/json"]["schema"]["properties"]["data"]
        assert (body["minItems"], body["maxItems"], body["prefixItems"]) == (1, 1, [{"type": "string"}])
        assert "/own" in paths
        assert http.get("/own").json() == {"own": 1}


def test_favicon_is_the_author_s_or_ours(tmp_path: Path, http: httpx.Client) -> None:
    ours = http.get("/favicon.ico")
    assert (ours.status_code, ours.headers["content-type"]) == (200, "image/svg+xml")
    icon = tmp_path / "icon.png"
    Image.new("RGB", (2, 2)).save(icon)
    with serving(greeter(), favicon_path=icon) as url, client(url) as other:
        answer = other.get("/favicon.ico")
        assert (answer.content, answer.headers["content-type"]) == (icon.read_bytes(), "image/png")
    with serving(greeter(), favicon_path=tmp_path / "nope.ico") as url, client(url) as other:
        assert other.get("/favicon.ico").status_code == 404


def test_author_s_own_style_script_and_head_come_through(tmp_path: Path) -> None:
    style = tmp_path / "own.css"
    style.write_text(".own { color: red }")
    with gr.Blocks(css=str(style), head="<meta name=own>", js="() => 1") as demo:
        gr.Textbox()
    with serving(demo) as url, client(url) as http:
        page = http.get("/").text
        assert ".own { color: red }" in page
        assert "<meta name=own>" in page
        assert config_in(page)["js"] == "() => 1"


def test_small_facts_of_the_server(http: httpx.Client) -> None:
    assert http.get("/healthz").json() == {"status": "ok"}
    assert http.get(f"{PREFIX}/app_id").json() == {"app_id": http.get("/config").json()["app_id"]}
    assert "server" not in http.get("/").headers


def test_address_below_a_path_or_behind_a_proxy_is_what_it_was_told() -> None:
    for given, expected in (("https://app.example/demo/", "https://app.example/demo"), ("/demo", None)):
        with serving(greeter(), root_path=given) as url, client(url) as http:
            assert http.get("/config").json()["root"] == (expected or f"{url}/demo")


def test_packed_page_is_the_page() -> None:
    with serving(greeter()) as url, client(url) as http:
        http.get("/")  # takes the cookie
        with http.stream("GET", "/", headers={"accept-encoding": "gzip"}) as response:
            raw = b"".join(response.iter_raw())
        assert gzip.decompress(raw) == http.get("/", headers={"accept-encoding": "identity"}).content


def test_value_that_a_client_sends_comes_back_as_data_only() -> None:
    with gr.Blocks() as demo:
        gr.Button().click(lambda value: value, gr.JSON(), gr.JSON(), api_name="same")
    with serving(demo) as url, client(url) as http:
        session, sent = new_session(), {"__type__": "update", "value": "<b>", "visible": False}
        join(http, 0, [sent], session)
        told = messages(http, session)[-2]["output"]["data"]
        # The page takes the outer one for the update, so that what was sent stays the value.
        assert told == [{"__type__": "update", "value": sent}]


def test_scripts_of_packages_that_draw_are_served_from_a_list(http: httpx.Client) -> None:
    script = http.get("/scripts/plotly.min.js")
    assert (script.status_code, script.headers["content-encoding"]) == (200, "gzip")
    assert script.headers["content-type"].startswith("text/javascript")
    assert "plotly.js" in script.text[:300]
    assert http.get("/scripts/plotly.min.js", headers={"if-none-match": script.headers["etag"]}).status_code == 304
    assert http.get("/scripts/bokeh-tables.min.js", headers={"accept-encoding": "identity"}).status_code == 200
    for name in ("widgetbundle.js", "..%2f__init__.py", "bokeh.js", "numpy"):
        assert http.get(f"/scripts/{name}").status_code == 404
