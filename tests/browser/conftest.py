import importlib.util
import socket
import sys
import threading
import time
from pathlib import Path

import pytest

CHROMIUM = next(
    (
        path
        for name in ("chromium", "chromium-browser", "google-chrome")
        for path in (Path("/usr/bin") / name,)
        if path.exists()
    ),
    None,
)
WITHOUT = "no Chromium in /usr/bin: the pages are not looked at"


def _invented():
    name = "invented_edition"
    if name not in sys.modules:
        place = Path(__file__).parents[1] / "web" / "invented.py"
        spec = importlib.util.spec_from_file_location(name, place)
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


class Served:
    """An application served on a free loopback port, in a thread of this process."""

    def __init__(self, app) -> None:
        import uvicorn

        from regesta.web.server import listen

        self.socket: socket.socket = listen(0)
        self.server = uvicorn.Server(
            uvicorn.Config(app, log_level="error", access_log=False, lifespan="on", ws="none")
        )
        self.thread = threading.Thread(
            target=self.server.run, kwargs={"sockets": [self.socket]}, daemon=True
        )
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"

    def end(self) -> None:
        self.server.should_exit = True
        self.thread.join(10)
        self.socket.close()


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        pytest.skip(WITHOUT)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture
def invented():
    return _invented()


@pytest.fixture
def edition(invented):
    return invented.InventedEdition()


@pytest.fixture
def serve():
    """Serve an application until the test ends; gives its address."""
    running: list[Served] = []

    def start(app) -> str:
        running.append(Served(app))
        return running[-1].address

    yield start
    for served in running:
        served.end()


@pytest.fixture
def address(serve, edition, tmp_path):
    from regesta.web.app import make_app

    return serve(make_app(tmp_path, lambda _folder: edition))


@pytest.fixture
def visit(chromium):
    """Open a page of a given width and theme; what it asked for and complained of is kept."""
    opened = []

    def start(address, *, width=1280, scheme="light", scripts=True, height=900):
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=scripts,
        )
        opened.append(context)
        page = context.new_page()
        page.asked, page.complaints = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on(
            "console",
            lambda said: page.complaints.append(said.text) if said.type == "error" else None,
        )
        page.goto(address)
        return page

    yield start
    for context in opened:
        context.close()
