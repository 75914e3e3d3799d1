"""Every client against our server, and our client against every server: played, and written down.

scripts/compatibility plays all and writes docs/compatibility.md; scripts/contract plays all and compares.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.contract import environments
from tests.contract.outcomes import OUTCOMES
from tests.contract.players import CLIENTS, OUR_JAVASCRIPT, OURS, Player, our_server, real_server
from tests.gate.tracked import ROOT
from tests.sections import write_section

__all__ = ["DOCUMENT", "OTHER", "SECTION", "YES", "Column", "Matrix", "played_matrix", "say"]

DOCUMENT = ROOT / "docs/compatibility.md"
SECTION = "clients"
"""Its part of the page; scripts/compatibility documented writes another one."""
OUR_SERVER = "gradio-run"
YES, OTHER = "yes", "n/a"
HEAD = """\
## Clients and servers

Which client can do what with which server. `scripts/compatibility` plays every scenario of `tests/contract` and writes
this; `./check contract` plays them again and fails where this is no longer true.

- **yes**: it comes to what it should.
- **n/a**: it does not, and did not without us either: of a published client, with the Gradio that was its own; of our
  client, the published client of that time with the same server.
"""
CLIENTS_HEAD = """
### Published clients against our server

One server, no switch to set. {names}
are played unchanged, each with packages of its time.
"""
SERVERS_HEAD = """
### {title} against real Gradio

`{client}` calls the same app, served by Gradio {names} and by us.
"""


@dataclass
class Column:
    """One pair of client and server."""

    title: str
    outcomes: dict[str, Any]
    reference: dict[str, Any] = field(default_factory=dict)
    """What those come to who are the measure."""

    def cell(self, scenario: str) -> str:
        """Return what the page says of a scenario: empty where it is wrong."""
        if scenario not in self.outcomes:
            return OTHER
        if self.outcomes[scenario] == OUTCOMES[scenario]:
            return YES
        return OTHER if self.reference.get(scenario) != OUTCOMES[scenario] else ""


@dataclass
class Matrix:
    """All tables."""

    clients: list[Column]
    """Published clients against our server."""
    python: list[Column]
    """Our Python client against all servers."""
    javascript: list[Column]
    """Our JavaScript client against all servers."""

    @property
    def columns(self) -> list[Column]:
        """The columns of all tables."""
        return [*self.clients, *self.python, *self.javascript]

    def wrong(self) -> list[str]:
        """Return what does not come to what it should, and would with others."""
        return [
            f"{column.title}: {scenario}: {column.outcomes[scenario]!r}"
            for column in self.columns
            for scenario in OUTCOMES
            if column.cell(scenario) == ""
        ]

    def page(self) -> str:
        """Return the page."""
        clients = ", ".join(f"`{column.title}`" for column in self.clients)
        servers = ", ".join(environments.SERVERS)
        python = SERVERS_HEAD.format(title="Our Python client", client=OURS.name, names=servers)
        javascript = SERVERS_HEAD.format(title="Our JavaScript client", client=OUR_JAVASCRIPT.name, names=servers)
        published = CLIENTS_HEAD.format(names=clients)
        return HEAD + "".join(
            (published, table(self.clients), python, table(self.python), javascript, table(self.javascript))
        )


def table(columns: list[Column]) -> str:
    """Return a table with a row for each scenario that anybody plays."""
    scenarios = [name for name in OUTCOMES if any(name in column.outcomes for column in columns)]
    rows = [
        ["scenario", *(column.title for column in columns)],
        ["---"] * (len(columns) + 1),
        *([name, *(column.cell(name) or "**no**" for column in columns)] for name in scenarios),
    ]
    return "\n" + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def played_matrix(folder: Path, tell: Callable[[str], None]) -> Matrix:
    """Play everything.

    Args:
        folder: Where the apps and clients write.
        tell: Gets a line for each pair that was played.
    """
    own: dict[str, dict[str, Any]] = {}
    ours: dict[str, list[Column]] = {OURS.name: [], OUR_JAVASCRIPT.name: []}
    for version in environments.SERVERS:
        with real_server(version, folder / version) as server:
            for player in (player for player in CLIENTS if player.own == version):
                tell(f"{player.title} against Gradio {version}")
                own[player.title] = player.play(server)
            for player in (OURS, OUR_JAVASCRIPT):
                tell(f"{player.title} against Gradio {version}")
                ours[player.name].append(Column(version, player.play(server), own[measure_of(player, version).title]))
    clients: list[Column] = []
    with our_server(folder / "ours") as server:
        for player in CLIENTS:
            tell(f"{player.title} against our server")
            clients.append(Column(player.title, player.play(server), own[player.title]))
        for player in (OURS, OUR_JAVASCRIPT):
            tell(f"{player.title} against our server")
            ours[player.name].append(Column(OUR_SERVER, player.play(server)))
    return Matrix(clients, ours[OURS.name], ours[OUR_JAVASCRIPT.name])


def measure_of(ours: Player, version: str) -> Player:
    """Return the newest published client of the same language that was made for this server."""
    return next(each for each in reversed(CLIENTS) if each.own == version and is_python(each) == is_python(ours))


def is_python(player: Player) -> bool:
    """Whether a client is one of Python's."""
    return not player.name.startswith("@")


def say(line: str) -> None:
    """Tell on the terminal how far it is."""
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        matrix = played_matrix(Path(made), say)
    write_section(DOCUMENT, SECTION, matrix.page())
    say("\n".join(["", *matrix.wrong()]))
    sys.exit(bool(matrix.wrong()))
