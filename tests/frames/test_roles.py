"""Who does what to whom, whatever the voice."""

from __future__ import annotations

import pytest

from onrecord.frames.roles import arguments

TABLE = [
    ("active", "Oslo sent tanks.", "sent", ["Oslo"], ["tanks"]),
    ("passive", "Tanks were sent by Oslo.", "sent", ["Oslo"], ["Tanks"]),
    ("passive without agent", "Tanks were sent.", "sent", [], ["Tanks"]),
    ("control", "Oslo promised to send tanks.", "send", ["Oslo"], ["tanks"]),
    ("object control", "Oslo urged Kabul to send tanks.", "send", ["Kabul"], ["tanks"]),
    ("coordinated verbs", "Oslo trained soldiers and sent tanks.", "sent", ["Oslo"], ["tanks"]),
    ("coordinated subjects", "Oslo and Bonn sent tanks.", "sent", ["Oslo", "Bonn"], ["tanks"]),
    ("relative subject", "Oslo, which sent tanks, is calm.", "sent", ["Oslo"], ["tanks"]),
    ("relative object", "The tanks that Oslo sent were old.", "sent", ["Oslo"], ["tanks"]),
]


@pytest.mark.parametrize(("text", "verb", "agents", "themes"), [r[1:] for r in TABLE], ids=[r[0] for r in TABLE])
def test_agents_and_themes(parse, text, verb, agents, themes):
    token = next(t for t in parse(text).sentences[0].tokens if t.text == verb)
    found = arguments(token)
    assert [t.text for t in found.agents] == agents
    assert [t.text for t in found.themes] == themes
