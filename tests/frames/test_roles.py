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
    ("coordinated objects", "Oslo sent tanks and rifles.", "sent", ["Oslo"], ["tanks", "rifles"]),
    ("coordinated passives", "Tanks were promised and sent by Oslo.", "sent", ["Oslo"], ["Tanks"]),
    ("subject control over an object", "Oslo promised Kabul to send tanks.", "send", ["Oslo"], ["tanks"]),
    ("control by a passive", "Oslo was asked to send tanks.", "send", ["Oslo"], ["tanks"]),
    ("control by an adjective", "Oslo is ready to send tanks.", "send", ["Oslo"], ["tanks"]),
    ("control by a noun", "Oslo's refusal to send tanks was noted.", "send", ["Oslo"], ["tanks"]),
    ("gerund", "Oslo kept sending tanks.", "sending", ["Oslo"], ["tanks"]),
    ("gerund behind a preposition", "Oslo talked about sending tanks.", "sending", ["Oslo"], ["tanks"]),
    ("participle clause", "Oslo, having sent tanks, left.", "sent", ["Oslo"], ["tanks"]),
    ("relative pronoun who", "The envoy who sent tanks left.", "sent", ["envoy"], ["tanks"]),
    ("noun with a nation", "Norwegian offers of help came.", "offers", ["Norwegian"], ["help"]),
    ("noun with by", "The offer by Oslo failed.", "offer", ["Oslo"], []),
    ("noun under a light verb", "Oslo made an offer.", "offer", ["Oslo"], []),
    ("relative object", "The tanks that Oslo sent were old.", "sent", ["Oslo"], ["tanks"]),
]


@pytest.mark.parametrize(("text", "verb", "agents", "themes"), [r[1:] for r in TABLE], ids=[r[0] for r in TABLE])
def test_agents_and_themes(parse, text, verb, agents, themes):
    token = next(t for t in parse(text).sentences[0].tokens if t.text == verb)
    found = arguments(token)
    assert [t.text for t in found.agents] == agents
    assert [t.text for t in found.themes] == themes


RECIPIENTS = [
    ("two objects", "Oslo gave the rebels their first tanks.", "gave", "rebels"),
    ("subject of a passive with an object", "Kabul was given tanks by Oslo.", "given", "Kabul"),
]


@pytest.mark.parametrize(("text", "verb", "who"), [r[1:] for r in RECIPIENTS], ids=[r[0] for r in RECIPIENTS])
def test_who_receives_is_neither_agent_nor_theme(parse, text, verb, who):
    found = arguments(next(t for t in parse(text).sentences[0].tokens if t.text == verb))
    assert [t.text for t in found.datives] == [who]
    assert [t.text for t in found.agents] == ["Oslo"]
    assert [t.text for t in found.themes] == ["tanks"]
