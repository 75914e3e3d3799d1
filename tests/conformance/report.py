"""What of today's documented library is here: the part of docs/compatibility.md that needs no other server."""

from __future__ import annotations

import sys

from gradio_lib.errors import GradioError
from tests.conformance import facts
from tests.conformance.facts import Entry
from tests.gate.tracked import ROOT
from tests.sections import section, write_section

__all__ = ["NAME", "PAGE", "report"]

PAGE = ROOT / "docs/compatibility.md"
NAME = "documented"
HEAD = """\
## Today's library, name by name

What the documentation of Gradio {version} lists, and what of it `import gradio_lib as gr` has; `scripts/compatibility`
writes this. The library of 3.36 is not in the table: `tests/conformance` holds us to all of it.

{here} of {all} classes and functions are here, {whole} of them with every parameter, event and method.

"""
# Where both generations cannot be had at once, and what was chosen.
CHOICES = """
## Where the generations disagree

| what | 3.36 | today | here |
|---|---|---|---|
| arguments of `launch`, `queue` and components by position | one order | another | that of 3.36; by name both |
| `Interface(api_name=None)` | `/predict` | the function's name | `/predict` |
| an event without `api_name` | no name, an index | the function's name | both: a name, and an index for 3.x clients |
| `allow_flagging="auto"` | inputs are written down | results too | results too |
| `flagging_dir` | `flagged` | `.gradio/flagged` | `flagged` |
| `cache_examples=True` | run before the start | run before the start | run beside the server, or when pressed |
| `queue(default_enabled=…)` | without effect | gone | without effect, with a warning |
| `gr.Blocks.load(…)` | loads an app | an event | both: on the class, on an app |
| `gr.Sketchpad`, `gr.ImageMask`, `gr.Paint` | kinds of `Image` | kinds of `ImageEditor` | told by their parameters |
"""


def report(generation: str = "6.31") -> str:
    """Return the table and the list of choices."""
    rows = [row(entry) for entry in facts.entries(generation)]
    here = [each for each in rows if each[1] != "no"]
    head = HEAD.format(
        version=facts.facts(generation)["version"],
        here=len(here),
        all=len(rows),
        whole=sum(each[1] == "yes" for each in rows),
    )
    lines = ["| name | here | not here |", "|---|---|---|", *(f"| {' | '.join(each)} |" for each in rows)]
    return head + "\n".join(lines) + "\n" + CHOICES


def row(entry: Entry) -> tuple[str, str, str]:
    """Return an entry's line: its name, whether it is here, and which of its parts are not."""
    thing = facts.resolve(entry.name)
    if thing is None:
        return f"`{entry.name}`", "no", ""
    try:
        missing = facts.missing_parameters(entry, thing)
    except (GradioError, KeyError) as error:
        return f"`{entry.name}`", "in part", f"cannot be made: {error}".replace("|", "/").replace("\n", " ")
    names = [problem.partition(":")[0] for problem in missing]
    names += [f"event {event}" for event in facts.missing_events(entry, thing)]
    names += facts.missing_methods(entry, thing)
    return f"`{entry.name}`", "in part" if names else "yes", ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    write_section(PAGE, NAME, report())
    sys.stderr.write(f"{PAGE.relative_to(ROOT)}: {section(PAGE, NAME) is not None}\n")
