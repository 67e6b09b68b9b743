"""A real browser against the running program: what a reader sees, hears and can reach with keys."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tests.faults.program import Program, free_port

from hienluong.config.home import Home, Mode

# Playwright keeps an event loop in this thread; the ORM calls of a test beside it are meant.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ROOT / "artefacts" / "screens"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"

DESK: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 360, "height": 740}

_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
_GRAVE = {"serious", "critical"}
_WRITE = "from tests.support.whole_article import publish_whole_article; publish_whole_article()"

Shot = Callable[[Page, str], None]
Axe = Callable[[Page], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test on the demonstration's own pages."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for a file of tests: its event loop must be gone before others run in this thread."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.fail("Chromium is missing: apt-get install chromium, then run the browser tests again.")
    if not AXE.exists():
        pytest.fail("The front-end packages are missing: run `make assets` first.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def house() -> Iterator[str]:
    """The real program with its sample province, and one article that has everything."""
    root = Path(tempfile.mkdtemp(prefix="hienluong-everyone-"))
    root.chmod(0o755)
    program = Program(Home(root=root, port=free_port(), mode=Mode.DEMO, outside_database=""))
    program.start()
    here = {**os.environ, "HL_HOME": str(root), "HL_PORT": str(program.home.port), "HL_MODE": "demo"}
    here.pop("HL_DATABASE_URL", None)
    subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "hienluong.config.manage", "shell", "--no-imports", "-c", _WRITE],
        env=here, cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    yield f"http://127.0.0.1:{program.home.port}"
    program.stop()
    shutil.rmtree(root)


@pytest.fixture
def address(live_server: LiveServer, settings: Settings) -> str:
    """Where the demonstration answers."""
    settings.DEMO = True
    settings.ALLOWED_HOSTS = ["*"]
    return live_server.url


@pytest.fixture
def new_context(chromium: Browser, address: str) -> Iterator[Callable[..., BrowserContext]]:
    """Makes a fresh reader: `new_context(viewport=PHONE, java_script_enabled=False)`."""
    contexts: list[BrowserContext] = []

    def make(**facts: object) -> BrowserContext:
        context = chromium.new_context(base_url=address, locale="vi-VN", reduced_motion="reduce", **facts)
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """The reference desk: 1366 × 768."""
    return new_context(viewport=DESK).new_page()


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    """The reference phone: 360 × 740, touch."""
    return new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()


@pytest.fixture
def axe() -> Axe:
    """Asserts that axe finds no serious or critical violation on the page as it stands."""

    def check(page: Page) -> None:
        page.evaluate(AXE.read_text())
        found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
        grave = [_told(violation) for violation in found if violation["impact"] in _GRAVE]
        assert not grave, "\n".join(grave)

    return check


@pytest.fixture
def shot() -> Shot:
    """Keeps a picture of the whole page in artefacts/screens."""

    def keep(page: Page, name: str) -> None:
        SCREENS.mkdir(parents=True, exist_ok=True)
        page.evaluate("document.fonts.ready")
        page.screenshot(path=SCREENS / f"{name}.png", full_page=True)

    return keep


def _told(violation: dict[str, object]) -> str:
    nodes = violation["nodes"]
    assert isinstance(nodes, list)
    places = json.dumps(
        [[node["target"], node.get("failureSummary", "")] for node in nodes[:5]], ensure_ascii=False
    )
    return f"{violation['impact']}: {violation['help']} {places}"
