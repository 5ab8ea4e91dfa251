"""A web server for one folder, on this machine only."""

from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

LOOPBACK = "127.0.0.1"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
NAMES = ("127.0.0.1", "localhost")


class SiteHandler(SimpleHTTPRequestHandler):
    """Files of the folder, no listings, nothing to a page of another site."""

    extensions_map = {  # noqa: RUF012 (the base class reads it so)
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
        ".parquet": "application/vnd.apache.parquet",
    }

    def send_head(self) -> Any:
        """The file, unless the request names this machine by a name that somebody else gave it."""
        host = self.headers.get("Host", "").rsplit(":", 1)[0]
        if host not in NAMES:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "this server is for this machine")
            return None
        return super().send_head()

    def list_directory(self, path: Any) -> None:  # noqa: ARG002
        """No listings."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Adds what keeps pages of others away."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Quiet: the screen belongs to whoever started it."""


def open_server(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """A server of the folder on the loopback address; port 0 takes any that is free. Raises OSError."""
    return ThreadingHTTPServer((LOOPBACK, port), partial(SiteHandler, directory=str(folder.resolve())))
