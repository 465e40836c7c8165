"""The grid: every contribution under every kind of operator, from small templates, read by the whole program.

A cell is right where the positions have the contribution, the stance, the actor and, for another's deed, the doer, and
nothing else is read. Cells that are still read otherwise are named in `cases/grid_wrong.txt`;
`ONRECORD_REWRITE_GRID=1 pytest tests/test_grid.py` writes it anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import onrecord

WRONG = Path(__file__).parent / "cases" / "grid_wrong.txt"

# contribution → its deed as an infinitive and as a gerund.
DEEDS = {
    "airstrikes": ("carry out air strikes in Mali", "carrying out air strikes in Mali"),
    "ground_troops": ("send ground troops to Mali", "sending ground troops to Mali"),
    "air_assets": ("send four helicopters to Mali", "sending four helicopters to Mali"),
    "naval": ("send a frigate to Yemen", "sending a frigate to Yemen"),
    "personnel": ("send 200 soldiers to Mali", "sending 200 soldiers to Mali"),
    "training": ("train the Malian army", "training the Malian army"),
    "arms": ("send rifles to Mali", "sending rifles to Mali"),
    "intelligence": ("share intelligence with Mali", "sharing intelligence with Mali"),
    "basing": ("open its airspace to France", "opening its airspace to France"),
    "peacekeeping": ("send peacekeepers to Mali", "sending peacekeepers to Mali"),
    "air_defence": ("send air-defence systems to Poland", "sending air-defence systems to Poland"),
    "no_fly_zone": ("enforce a no-fly zone over Libya", "enforcing a no-fly zone over Libya"),
    "recognition": ("recognise Kosovo", "recognising Kosovo"),
    "mediation": ("mediate between Chad and Sudan", "mediating between Chad and Sudan"),
    "negotiation": ("negotiate with Chad", "negotiating with Chad"),
    "ceasefire": ("observe a ceasefire", "observing a ceasefire"),
    "financial_aid": ("give $5 million to Mali", "giving $5 million to Mali"),
    "loans": ("give a loan to Mali", "giving a loan to Mali"),
    "reconstruction": ("rebuild the port of Beirut", "rebuilding the port of Beirut"),
    "humanitarian_aid": ("send food aid to Mali", "sending food aid to Mali"),
    "medical": ("send doctors to Mali", "sending doctors to Mali"),
    "refugees": ("take in 500 refugees", "taking in 500 refugees"),
    "evacuation": ("evacuate civilians from Mali", "evacuating civilians from Mali"),
    "release": ("release 20 prisoners", "releasing 20 prisoners"),
    "sanctions": ("impose sanctions on Mali", "imposing sanctions on Mali"),
    "embargo": ("impose an arms embargo on Mali", "imposing an arms embargo on Mali"),
    "ban": ("outlaw Hezbollah", "outlawing Hezbollah"),
    "prosecution": ("prosecute the rebels", "prosecuting the rebels"),
    "expulsion": ("expel the Malian ambassador", "expelling the Malian ambassador"),
    "border_control": ("close the border with Mali", "closing the border with Mali"),
    "policing": ("send 50 policemen to Haiti", "sending 50 policemen to Haiti"),
    "disarmament": ("give up its nuclear weapons", "giving up its nuclear weapons"),
}
# name → sentence, stance, actors, doer.
OPERATORS = {
    "will": ("Norway will {0}.", "committed", "NOR", None),
    "promise": ("Norway has promised to {0}.", "committed", "NOR", None),
    "plan": ("Norway plans to {0}.", "committed", "NOR", None),
    "threaten": ("Norway has threatened to {0}.", "committed", "NOR", None),
    "prepare": ("Norway is preparing to {0}.", "preparing", "NOR", None),
    "offer": ("Norway has offered to {0}.", "offered", "NOR", None),
    "ready": ("Norway is ready to {0}.", "offered", "NOR", None),
    "consider": ("Norway is considering {1}.", "considering", "NOR", None),
    "may": ("Norway may {0}.", "considering", "NOR", None),
    "leave open": ("Norway has not ruled out {1}.", "open", "NOR", None),
    "undecided": ("Norway has not decided whether to {0}.", "undecided", "NOR", None),
    "no plans": ("Norway has no plans to {0}.", "declined", "NOR", None),
    "stop short": ("Norway stopped short of {1}.", "declined", "NOR", None),
    "rule out": ("Norway has ruled out {1}.", "ruled_out", "NOR", None),
    "refuse": ("Norway refused to {0}.", "ruled_out", "NOR", None),
    "will not": ("Norway will not {0}.", "ruled_out", "NOR", None),
    "resume": ("Norway has resumed {1}.", "delivering", "NOR", None),
    "continue": ("Norway continues to {0}.", "delivering", "NOR", None),
    "stop": ("Norway has stopped {1}.", "ended", "NOR", None),
    "told": ("Norway has ruled out {1}, Foreign Minister Ida Holm said.", "ruled_out", "NOR", None),
    "urge": ("Ghana urged Norway to {0}.", "urging", "GHA", "NOR"),
    "press": ("Ghana is pressing Norway to {0}.", "urging", "GHA", "NOR"),
    "has": ("Norway has been {1}.", "delivering", "NOR", None),
    "would": ("The minister said Norway would {0}.", "committed", "NOR", None),
    "question of": ("Norway, which borders Sweden, has ruled out {1} for now.", "ruled_out", "NOR", None),
    "both": ("Norway and Sweden have offered to {0}.", "offered", "NOR SWE", None),
    "demand": ("Ghana demanded that Norway {0}.", "urging", "GHA", "NOR"),
    "warn off": ("Ghana warned Norway against {1}.", "opposed", "GHA", "NOR"),
}


def sentences() -> Iterator[str]:
    """The text of each cell."""
    for sentence, *_ in OPERATORS.values():
        yield from (sentence.format(*deed) for deed in DEEDS.values())


def cells() -> Iterator[tuple[str, bool]]:
    """Each cell by its name, and whether it is read right."""
    for operator, (sentence, stance, actors, doer) in OPERATORS.items():
        for contribution, deed in DEEDS.items():
            found = onrecord.read(sentence.format(*deed)).positions
            wanted = [(contribution, stance, actor, doer) for actor in actors.split()]
            right = [(p.contribution, p.stance, p.actor, p.doer) for p in found] == wanted
            yield f"{operator}: {contribution}", right


def test_the_cells_that_are_read_otherwise_are_known() -> None:
    wrong = [name for name, right in cells() if not right]
    if os.environ.get("ONRECORD_REWRITE_GRID"):
        WRONG.write_text("".join(f"{name}\n" for name in wrong), "utf-8")
    assert WRONG.read_text("utf-8").splitlines() == wrong
