"""Headless Chromium driven by its own protocol: enough to open, click, type, look and listen."""

import json
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-port=0",
)
PATIENCE = 30.0  # seconds
KEYS = {"Tab": 9, "Enter": 13, "ArrowRight": 39, "ArrowLeft": 37, "Home": 36, "End": 35, "Escape": 27}


def find_chromium() -> str | None:
    """The browser's program, where there is one."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Browser:
    """One tab. What the page said, asked for and did wrong is in `errors`, `requests` and `dialogs`."""

    def __init__(self, program: str) -> None:
        self.profile = tempfile.mkdtemp(prefix="silkledger-chromium-")
        command = [program, *FLAGS, f"--user-data-dir={self.profile}", "about:blank"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.dialogs: list[str] = []
        self.number = 0
        self.socket = connect(self._find_tab(), max_size=None, legacy=True)
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def _find_tab(self) -> str:
        assert self.process.stderr is not None
        lines = iter(self.process.stderr.readline, "")
        address = next(line.split()[-1] for line in lines if "DevTools listening on" in line)
        port = address.split(":")[2].split("/")[0]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json", timeout=PATIENCE) as answer:
            tabs = json.load(answer)
        return next(str(tab["webSocketDebuggerUrl"]) for tab in tabs if tab["type"] == "page")

    def close(self) -> None:
        """Ends the browser."""
        self.socket.close()
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)
        if self.process.stderr:
            self.process.stderr.close()
        shutil.rmtree(self.profile, ignore_errors=True)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One call of the protocol; what happens meanwhile is noted."""
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            said = json.loads(self.socket.recv(timeout=PATIENCE))
            if said.get("id") == self.number:
                assert "error" not in said, said["error"]
                result: dict[str, Any] = said["result"]
                return result
            self._note(said)

    def _note(self, said: dict[str, Any]) -> None:
        held = said.get("params", {})
        match said.get("method"):
            case "Log.entryAdded" if held["entry"]["level"] == "error":
                self.errors.append(f"{held['entry']['text']} {held['entry'].get('url', '')}")
            case "Runtime.consoleAPICalled" if held["type"] in ("error", "assert"):
                self.errors.append(str([value.get("value") for value in held["args"]]))
            case "Runtime.exceptionThrown":
                details = held["exceptionDetails"]
                self.errors.append(str(details.get("exception", {}).get("description", details["text"])))
            case "Network.requestWillBeSent":
                self.requests.append(held["request"]["url"])
            case "Page.javascriptDialogOpening":
                self.dialogs.append(held["message"])
                self.socket.send(
                    json.dumps({"id": 0, "method": "Page.handleJavaScriptDialog", "params": {"accept": True}})
                )

    def run(self, expression: str) -> Any:
        """The value of an expression in the page, once it is there."""
        said = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in said, said["exceptionDetails"]
        return said["result"].get("value")

    def wait(self, expression: str, seconds: float = PATIENCE) -> Any:
        """The value of an expression once it is true."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                if value := self.run(expression):
                    return value
            except AssertionError:  # the page is going
                pass
            time.sleep(0.03)
        raise AssertionError(f"not true in {seconds} s: {expression}\nat {self.address}: {self.errors}")

    def show(self, width: int = 1280, height: int = 900, dark: bool = False, media: str = "") -> None:
        """The size of the screen, its theme and medium."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        theme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        still = {"name": "prefers-reduced-motion", "value": "reduce"}  # a click would miss what is scrolling
        self.call("Emulation.setEmulatedMedia", media=media, features=[theme, still])

    def open(self, address: str) -> None:
        """Goes to an address and waits until the page and its scripts are there."""
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=address)
        self.settle(lambda: self.address.split("#")[0] == address.split("#")[0])

    def settle(self, arrived: Callable[[], bool] = lambda: True) -> None:
        """Waits for the page to be complete."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if arrived() and self.run("document.readyState") == "complete":
                    return
            except AssertionError:  # the page is going
                pass
            time.sleep(0.03)
        raise AssertionError(f"no page: {self.address}")

    @property
    def address(self) -> str:
        """Where the tab is."""
        return str(self.run("location.href"))

    def click(self, selector: str) -> None:
        """Clicks on the middle of the first element, with the mouse as a reader does."""
        found = json.dumps(selector)
        place = self.wait(
            f"(() => {{ const e = document.querySelector({found}); if (!e) return null;"
            "e.scrollIntoView({block: 'center', behavior: 'instant'}); const r = e.getClientRects()[0];"
            "return r && r.width ? [r.x + r.width / 2, r.y + r.height / 2] : null; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call(
                "Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1, buttons=1
            )

    def follow(self, selector: str) -> None:
        """Clicks on a link and waits for the page that it leads to."""
        before = self.address
        self.click(selector)
        self.settle(lambda: self.address != before)

    def press(self, key: str, times: int = 1, control: bool = False) -> None:
        """Presses a key."""
        code = {"key": key, "code": key, "windowsVirtualKeyCode": KEYS[key], "modifiers": 2 if control else 0}
        text = {"text": "\r"} if key == "Enter" and not control else {}
        for _ in range(times):
            self.call("Input.dispatchKeyEvent", type="keyDown", **code, **text)
            self.call("Input.dispatchKeyEvent", type="keyUp", **code)

    def type(self, text: str) -> None:
        """Types into what has the focus."""
        self.call("Input.insertText", text=text)

    def forget(self) -> None:
        """Clears what was noted."""
        self.errors.clear()
        self.requests.clear()
        self.dialogs.clear()


def address_of(folder: Path, page: str) -> str:
    """The address of a page in a folder."""
    return f"{folder.as_uri()}/{page}"
