import asyncio
import importlib.util
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import httpx
import pytest

from regesta.web.app import make_app


def _invented() -> ModuleType:
    name = "invented_edition"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name("invented.py"))
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


class Browser:
    """Asks an application as a browser at its own address would."""

    base = "http://127.0.0.1:8517"

    def __init__(self, app) -> None:
        self.app = app

    def send(self, method, path, **more):
        async def sent():
            transport = httpx.ASGITransport(app=self.app)
            async with httpx.AsyncClient(transport=transport, base_url=self.base) as client:
                return await client.request(method, path, **more)

        # In a thread of its own: Playwright, once started, keeps a loop running in this one
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(lambda: asyncio.run(sent())).result()

    def get(self, path, **more):
        return self.send("GET", path, **more)

    def post(self, path, data, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.send("POST", path, data=data, headers={"origin": self.base, **named})


@pytest.fixture
def invented():
    return _invented()


@pytest.fixture
def edition(invented):
    return invented.InventedEdition()


@pytest.fixture
def browser(edition, tmp_path):
    return Browser(make_app(tmp_path, lambda _folder: edition))


@pytest.fixture
def browse(tmp_path):
    """Make a browser for another edition."""
    return lambda edition: Browser(make_app(tmp_path, lambda _folder: edition))


@pytest.fixture
def browse_app():
    """Make a browser for an application."""
    return Browser


@pytest.fixture
def outlined():
    """What a page offers to who cannot see or point: see `test_access.Outline`."""
    name = "web_outline"
    if name not in sys.modules:
        place = Path(__file__).with_name("test_access.py")
        spec = importlib.util.spec_from_file_location(name, place)
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    made = sys.modules[name].Outline

    def read(page):
        outline = made()
        outline.feed(page)
        return outline

    return read
