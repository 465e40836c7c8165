"""Typed patterns of page furniture, built from the rows of `furniture.yaml`.

What a line of text is (`Furniture.line`), what an element's class names say (`Furniture.marks`), which wire service a
credit names (`Furniture.agency_in`), and closed lists of words (`Furniture.words`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.codebook.rows import Row

LINE_ROLES = frozenset(
    {"furniture", "section", "comments", "reply", "caption", "byline", "credit", "date", "toggle", "closing"}
)
MARK_ROLES = frozenset(
    {"furniture", "comments", "caption", "credit", "byline", "date", "headline", "standfirst", "pullquote", "quote"}
    | {"alternative"}
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_PART = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class LineForm:
    """One entry that recognises a line of text by its words.

    Attributes:
        id: the entry's id.
        role: what such a line is, one of `LINE_ROLES`.
        pattern: matched from the start of the line; its named groups capture the writer.
        at_most: longest line in words that can be meant; 0 is any.
    """

    id: str
    role: str
    pattern: re.Pattern[str]
    at_most: int


@dataclass(frozen=True, slots=True)
class LineMatch:
    """The entry that recognised a line; `end` is where its words end, in code points of the line."""

    id: str
    role: str
    end: int
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """A wire service: full name, what else it is called, and the codes of its datelines."""

    id: str
    name: str
    names: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Furniture:
    """All patterns of page furniture; built once and handed down."""

    forms: tuple[LineForm, ...]
    mark_names: Mapping[str, str]
    mark_words: Mapping[tuple[str, ...], str]
    agencies: tuple[Agency, ...]
    lists: Mapping[str, Mapping[str, int]]
    languages: Mapping[str, str]
    _names: re.Pattern[str] = field(repr=False)
    _codes: re.Pattern[str] = field(repr=False)
    _by_name: Mapping[str, str] = field(repr=False)

    def line(self, text: str, roles: frozenset[str] = LINE_ROLES) -> LineMatch | None:
        """The first entry of one of `roles` that recognises the line `text`, or None."""
        words = text.count(" ") + 1
        for form in self.forms:
            if form.role in roles and (not form.at_most or words <= form.at_most):
                match = form.pattern.match(text)
                if match:
                    who = next((w for w in match.groupdict().values() if w), None)
                    return LineMatch(form.id, form.role, match.end(), who.strip(" ,") if who else None)
        return None

    def marks(self, names: str) -> frozenset[str]:
        """The roles that class names, ids or roles of an element, separated by spaces, stand for."""
        found: set[str] = set()
        for name in names.split():
            found |= _roles_of_name(name, self)
        return frozenset(found)

    def words(self, name: str) -> Mapping[str, int]:
        """The closed list of that id: words in lower case → place from 1; empty where the codebook has none."""
        return self.lists.get(name, {})

    def agency_in(self, text: str) -> str | None:
        """The full name of the first wire service that `text` names, by name or else by code."""
        match = self._names.search(text) or self._codes.search(text)
        return self._by_name[match[0].casefold()] if match else None

    def without_agency(self, text: str) -> str:
        """`text` with the names and codes of wire services taken out."""
        return self._codes.sub("", self._names.sub("", text))


@lru_cache(maxsize=8192)
def _roles_of_name(name: str, furniture: Furniture) -> frozenset[str]:
    lower = name.lower()
    parts = tuple(_PART.findall(_CAMEL.sub(" ", name).lower()))
    found = {furniture.mark_names[lower]} if lower in furniture.mark_names else set()
    for length in (1, 2, 3):
        for start in range(len(parts) - length + 1):
            role = furniture.mark_words.get(parts[start : start + length])
            if role:
                found.add(role)
    return frozenset(found)


def _pattern(row: Row) -> re.Pattern[str]:
    parts = [rf"(?:{'|'.join(_phrase(w) for w in row.words('whole'))})[\W\d]*$"] if row.words("whole") else []
    parts += [rf"(?:{'|'.join(_phrase(w) for w in row.words('starts'))})\b"] if row.words("starts") else []
    parts += [rf".*?\b(?:{'|'.join(_phrase(w) for w in row.words('has'))})\b"] if row.words("has") else []
    forms = row.fields.get("forms", [])
    if not isinstance(forms, list) or not all(isinstance(f, str) for f in forms):
        raise row.fail("`forms` must be a list of texts", "Put each form in single quotation marks.")
    parts += forms
    if not parts:
        raise row.fail("a line needs `whole`, `starts`, `has` or `forms`")
    try:
        # A name may be captured by any form, but Python wants each group name once.
        numbered = [re.sub(r"\(\?P<who>", f"(?P<who{n}>" if n else "(?P<who>", p) for n, p in enumerate(parts)]
        return re.compile(r"[\W_]{0,4}(?:" + "|".join(f"(?:{p})" for p in numbered) + ")", re.IGNORECASE)
    except re.error as error:
        raise row.fail(f"a form is no regular expression: {error}") from error


def _phrase(words: str) -> str:
    return r"\s+".join(re.escape(w).replace("'", "['’]") for w in words.split())


def _lines_of(row: Row) -> Iterable[LineForm]:
    row.only("kind", "role", "whole", "starts", "has", "forms", "at_most")
    role = row.need("role")
    if role not in LINE_ROLES:
        raise row.fail(f"`{role}` is no role of a line", f"Roles: {', '.join(sorted(LINE_ROLES))}.")
    at_most = row.fields.get("at_most", 0)
    if not isinstance(at_most, int) or at_most < 0:
        raise row.fail("`at_most` must be a number of words")
    yield LineForm(row.id, role, _pattern(row), at_most)


def _agency_of(row: Row) -> Agency:
    row.only("kind", "name", "names", "codes")
    return Agency(row.id, row.need("name"), row.words("names"), row.words("codes"))


def _languages_of(row: Row) -> Mapping[str, str]:
    row.only("kind", "names")
    pairs = [n.partition(" ") for n in row.words("names")]
    if not all(name for _, _, name in pairs):
        raise row.fail("each name must be a code, a space and the language's name")
    return {code: name for code, _, name in pairs}


def _alternatives(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?<![\w-])(?:{longest_first})(?![\w-])" if longest_first else r"(?!)")


def furniture_from_rows(rows: Iterable[Row]) -> Furniture:
    """The furniture of those rows that come from `furniture.yaml`; others are passed over.

    Raises:
        CodebookError: naming file, line and entry of the first mistake.
    """
    forms: list[LineForm] = []
    names: dict[str, str] = {}
    words: dict[tuple[str, ...], str] = {}
    agencies: list[Agency] = []
    lists: dict[str, Mapping[str, int]] = {}
    languages: dict[str, str] = {}
    for row in rows:
        if row.file != "furniture.yaml":
            continue
        kind = row.need("kind")
        if kind == "line":
            forms.extend(_lines_of(row))
        elif kind == "mark":
            row.only("kind", "role", "words")
            role = row.need("role")
            if role not in MARK_ROLES:
                raise row.fail(f"`{role}` is no role of a mark", f"Roles: {', '.join(sorted(MARK_ROLES))}.")
            names |= {w[1:].lower(): role for w in row.words("words") if w.startswith("=")}
            words |= {tuple(w.lower().split()): role for w in row.words("words") if not w.startswith("=")}
        elif kind == "agency":
            agencies.append(_agency_of(row))
        elif kind == "words":
            row.only("kind", "words")
            lists[row.id] = {w.lower(): place for place, w in enumerate(row.words("words"), 1)}
        elif kind == "language":
            languages |= _languages_of(row)
        else:
            raise row.fail(f"`{kind}` is no kind of furniture", "Kinds: line, mark, agency, words, language.")
    by_name = {n.casefold(): a.name for a in agencies for n in (a.name, *a.names, *a.codes)}
    return Furniture(
        forms=tuple(forms),
        mark_names=names,
        mark_words=words,
        agencies=tuple(agencies),
        lists=lists,
        languages=languages,
        _names=_alternatives(n for a in agencies for n in (a.name, *a.names)),
        _codes=_alternatives(c for a in agencies for c in a.codes),
        _by_name=by_name,
    )
