"""The answers that README.md shows: `python bench/readme.py WAREHOUSE` writes them from a warehouse built from raw/."""

import os
import re
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"```console\n\$ silkledger sql \"(?P<query>[^\"]*)\"\n(?P<answer>[^`]*)```\n")
COLUMNS = "100"


def ask(warehouse: Path, query: str) -> str:
    """What the command line prints for a query, trailing blanks cut."""
    command = [str(Path(sys.executable).with_name("silkledger")), "sql", "--warehouse", str(warehouse), query]
    answer = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "COLUMNS": COLUMNS}, cwd=README.parent
    )
    return "\n".join(line.rstrip() for line in answer.stdout.strip("\n").splitlines()).strip("\n") + "\n"


def fill_in(text: str, warehouse: Path) -> str:
    """The text with the answer below each query."""

    def answer(found: re.Match[str]) -> str:
        query = found.group("query")
        return f'```console\n$ silkledger sql "{query}"\n\n{ask(warehouse, query)}```\n'

    return BLOCK.sub(answer, text)


if __name__ == "__main__":
    README.write_text(fill_in(README.read_text("utf-8"), Path(sys.argv[1])), "utf-8")
