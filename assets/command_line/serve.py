"""`silkledger serve`: the reading room on this machine."""

import errno
import sys
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Annotated

import typer

from assets.command_line.options import DEFAULT_WAREHOUSE, Warehouse
from assets.command_line.site import DEFAULT_WAIT, AllTexts, QueryBox, Wait, make_from_warehouse
from assets.site_errors import MARKER
from assets.site_server import open_server

DEFAULT_PORT = 8321


def serve(
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    site: Annotated[
        Path | None, typer.Option("--site", metavar="DIR", help="A site that stands already; nothing is made.")
    ] = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")] = DEFAULT_PORT,
    all_texts: AllTexts = False,
    query: QueryBox = True,
    wait: Wait = DEFAULT_WAIT,
) -> None:
    """Make the site of what is published and show it on this machine, to nobody else, until Ctrl-C.

    It listens on 127.0.0.1 alone.

    [bold]Exit codes[/]: 0 stopped by you; 1 the port is taken or the site could not be made; 2 nothing is published, or
    there is no site in that folder.

    [bold]Examples[/]

      silkledger serve

      silkledger serve --all-texts --port 0
    """
    folder = site or warehouse / "site"
    if site is not None and not (folder / MARKER).is_file():
        raise typer.BadParameter(f"{folder} is no site; make one with: silkledger site --to {folder}")
    with _open_server(folder, port) as server:
        if site is None:
            make_from_warehouse(warehouse, folder, all_texts, query, wait)
        print(f"http://127.0.0.1:{server.server_port}/  (Ctrl-C stops it)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("Stopped.")


def _open_server(folder: Path, port: int) -> ThreadingHTTPServer:
    """The port is taken before anything is made, so that a taken one is known at once."""
    try:
        return open_server(folder, port)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        print(f"silkledger: port {port} is taken; --port 0 takes one that is free", file=sys.stderr)
        raise typer.Exit(1) from error
