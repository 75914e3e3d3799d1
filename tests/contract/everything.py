"""scripts/contract: all clients and all servers, and the page that tells of them."""

from __future__ import annotations

import pytest

from tests.contract import environments
from tests.contract.matrix import DOCUMENT, OTHER, OUR_SERVER, SECTION, YES, Matrix, played_matrix, say
from tests.contract.outcomes import OUTCOMES
from tests.contract.players import ABSENT, CLIENTS, OUR_JAVASCRIPT, OURS
from tests.sections import section

CLIENT_CELLS = [(player.title, scenario) for player in CLIENTS for scenario in player.plays]
TODAYS_CELLS = [
    (client, scenario) for client, scenario in CLIENT_CELLS if client.rpartition(" ")[2] in {"1.3.0", "2.7.2", "2.7.0"}
]
SERVERS = [*environments.SERVERS, OUR_SERVER]
SERVER_CELLS = [
    (player.name, server, scenario)
    for player in (OURS, OUR_JAVASCRIPT)
    for server in SERVERS
    for scenario in player.plays
]


@pytest.fixture(scope="module")
def matrix(tmp_path_factory: pytest.TempPathFactory) -> Matrix:
    """Both tables, played once."""
    return played_matrix(tmp_path_factory.mktemp("matrix"), say)


@pytest.mark.parametrize(("client", "scenario"), CLIENT_CELLS)
def test_published_client_can_do_here_what_it_can_do_with_its_own_gradio(
    matrix: Matrix, client: str, scenario: str
) -> None:
    column = next(column for column in matrix.clients if column.title == client)
    assert column.cell(scenario) in {YES, OTHER}, column.outcomes[scenario]


@pytest.mark.parametrize(("client", "scenario"), TODAYS_CELLS)
def test_client_of_today_comes_to_every_outcome(matrix: Matrix, client: str, scenario: str) -> None:
    column = next(column for column in matrix.clients if column.title == client)
    assert column.outcomes[scenario] == OUTCOMES[scenario]


@pytest.mark.parametrize("scenario", OURS.plays)
def test_our_client_comes_to_every_outcome_with_our_server(matrix: Matrix, scenario: str) -> None:
    column = next(column for column in matrix.python if column.title == OUR_SERVER)
    assert column.outcomes[scenario] == OUTCOMES[scenario]


@pytest.mark.parametrize(("client", "server", "scenario"), SERVER_CELLS)
def test_our_client_can_do_there_what_the_published_one_can(
    matrix: Matrix, client: str, server: str, scenario: str
) -> None:
    columns = matrix.python if client == OURS.name else matrix.javascript
    column = next(column for column in columns if column.title == server)
    assert column.cell(scenario) in {YES, OTHER}, column.outcomes[scenario]


def test_every_pair_was_played(matrix: Matrix) -> None:
    for column in matrix.columns:
        assert column.outcomes["call by name"] == OUTCOMES["call by name"], column.title
        assert column.reference.get("call by name", OUTCOMES["call by name"]) != ABSENT, column.title


def test_page_tells_the_truth(matrix: Matrix) -> None:
    assert section(DOCUMENT, SECTION) == matrix.page(), "scripts/compatibility writes it anew"
