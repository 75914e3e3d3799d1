"""The report of today's library tells the truth, and leaves the rest of its page alone."""

from __future__ import annotations

from pathlib import Path

from tests.conformance import facts
from tests.conformance.report import report, row
from tests.sections import section, write_section


def test_it_has_a_line_for_every_documented_entry() -> None:
    text = report()
    missing = [entry.name for entry in facts.entries("6.31") if f"\n| `{entry.name}` |" not in text]
    assert missing == []


def test_a_line_says_what_is_not_here() -> None:
    slider = next(entry for entry in facts.entries("6.31") if entry.name == "Slider")
    assert row(slider)[1] in {"yes", "in part"}
    stranger = facts.Entry(slider.name, "component", (facts.Parameter("warp", "1", True),), {}, ("jump",))
    assert row(stranger) == ("`Slider`", "in part", "`warp`, `event jump`")
    assert row(facts.Entry("Holodeck", "component", (), {}, ())) == ("`Holodeck`", "no", "")


def test_a_part_of_a_page_is_written_without_touching_the_others(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    write_section(page, "one", "first\n")
    write_section(page, "two", "second\n")
    page.write_text("# Title\n\n" + page.read_text() + "\nend\n")
    write_section(page, "one", "other\n")
    assert (section(page, "one"), section(page, "two"), section(page, "three")) == ("other\n", "second\n", None)
    assert page.read_text().startswith("# Title\n")
    assert page.read_text().endswith("\nend\n")
