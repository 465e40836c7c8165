"""Views named for questions, made anew whenever a store is brought up to a version."""

from __future__ import annotations

from sqlalchemy import Connection

VIEWS: dict[str, str] = {
    "who_offers_what": """
        SELECT p.actor, p.stance, p.contribution, p.beneficiary, p.target, p.area, p.factuality, p.source AS says_who,
               d.published, d.outlet, p.words, d.title, d.url, p.id, p.document
        FROM positions p JOIN documents d ON d.id = p.document
        WHERE p.family = 'own' AND p.holds AND NOT p.retracts""",
    "who_asks_what_of_whom": """
        SELECT p.actor, p.stance, p.doer, p.contribution, p.beneficiary, p.target, p.area, p.source AS says_who,
               d.published, d.outlet, p.words, p.id, p.document
        FROM positions p JOIN documents d ON d.id = p.document
        WHERE p.family = 'others' AND p.holds AND NOT p.retracts""",
    "who_says_what": """
        SELECT s.source, s.source_kind, s.said, s.quote, s.cue, s.via, d.published, d.outlet, s.id, s.document
        FROM statements s JOIN documents d ON d.id = s.document
        WHERE s.said IS NOT NULL""",
    "who_refused_to_comment": """
        SELECT s.source, s.source_id, s.words, d.published, d.outlet, s.id, s.document
        FROM statements s JOIN documents d ON d.id = s.document
        WHERE s.said IS NULL""",
    "how_many": """
        SELECT e.measure, e.subject, e.low, e.high, e.unit, e.currency, e.scope, e.date, e.source AS says_who,
               d.published, d.outlet, e.words, e.id, e.document
        FROM estimates e JOIN documents d ON d.id = e.document
        WHERE NOT e.retracts""",
    "what_happened": """
        SELECT e.type, e.mode, e.actors, e.recipients, e.date, e.place, d.published, d.outlet, e.words, e.id, e.document
        FROM events e JOIN documents d ON d.id = e.document
        WHERE e.factuality IN ('happened', 'ongoing')""",
    "what_is_only_alleged": """
        SELECT e.type, e.mode, e.actors, e.recipients, e.factuality, d.published, d.outlet, e.words, e.id, e.document
        FROM events e JOIN documents d ON d.id = e.document
        WHERE e.factuality IN ('alleged', 'denied', 'possible', 'demanded')""",
    "who_meets": """
        SELECT g.name, g.date, g.place, g.hosts, g.participants, g.agenda, d.published, d.outlet, g.words,
               g.id, g.document
        FROM gatherings g JOIN documents d ON d.id = g.document""",
    "what_was_promised": """
        SELECT p.actor, p.contribution, p.beneficiary, p.stance, a.low, a.high, a.currency, a.unit, a.period, a.basis,
               d.published, d.outlet, p.words, p.id, p.document
        FROM positions p JOIN amounts a ON a.document = p.document AND a.position = p.id
        JOIN documents d ON d.id = p.document
        WHERE p.family = 'own' AND p.holds AND NOT p.retracts AND p.factuality <> 'denied'""",
    "what_was_read": """
        SELECT a.outlet, a.published, d.title, a.url, a.input, a.part, a.read_on, a.document
        FROM appearances a JOIN documents d ON d.id = a.document""",
}


def make_views(connection: Connection) -> None:
    """Make every view as this version has it."""
    for name, query in VIEWS.items():
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {query}")
