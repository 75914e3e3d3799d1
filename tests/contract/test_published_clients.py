"""Published clients, unchanged, against our server: each plays the same scenarios and comes to the same outcomes.

Here are those whose environments are at hand; scripts/contract plays with all of them, and against real Gradio.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.contract.outcomes import OUTCOMES
from tests.contract.players import CLIENTS, OUR_JAVASCRIPT, OURS, Player, our_server

Play = Callable[[Player], dict[str, Any]]
HERE = [player for player in CLIENTS if player.version in {"1.3.0", "2.7.2", "2.7.0"}]
PLAYERS = {player.title: player for player in [*HERE, OURS, OUR_JAVASCRIPT]}
PLAYED = [(title, name) for title, player in PLAYERS.items() for name in player.plays]


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    """Let a client play all scenarios, once, and return their outcomes."""
    outcomes: dict[str, dict[str, Any]] = {}
    with our_server(tmp_path_factory.mktemp("contract")) as server:

        def played(player: Player) -> dict[str, Any]:
            if player.title not in outcomes:
                outcomes[player.title] = player.play(server)
            return outcomes[player.title]

        yield played


@pytest.mark.parametrize(("title", "scenario"), PLAYED)
def test_scenario(play: Play, title: str, scenario: str) -> None:
    assert play(PLAYERS[title])[scenario] == OUTCOMES[scenario]
