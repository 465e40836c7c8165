"""Characters of an HTML page → lxml tree, however deeply it is nested."""

from __future__ import annotations

import re

from lxml import etree, html

DEEPEST = 250
_KEPT_TAGS = "html|head|body|title|meta|link|script|style|p|h[1-6]|li|br|blockquote|figcaption|time"
_CONTAINERS = re.compile(rf"(?:<(?!/?(?:{_KEPT_TAGS})\b|!)[^>]*>\s*)+", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_EMPTY = "<html><body></body></html>"
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")


def tree_of(markup: str) -> tuple[html.HtmlElement, bool]:
    """The tree of a page, and whether it had to be flattened because it nests deeper than `DEEPEST`.

    A flattened page keeps its paragraphs, headings and list items, and loses its containers.
    """
    markup = _CONTROL.sub("", _XML_HEAD.sub("", markup)).replace("\r\n", "\n").replace("\r", "\n")
    tree = _parse(markup)
    if tree is None:
        return html.fromstring(_EMPTY), False
    if not _too_deep(tree):
        return tree, False
    flat = _parse(_CONTAINERS.sub(" <br> ", markup))
    if flat is None or _too_deep(flat):
        flat = _parse("<html><body><p>" + re.sub(r"<[^>]*>", "</p><p>", markup) + "</p></body></html>")
    return (flat if flat is not None else html.fromstring(_EMPTY)), True


def _parse(markup: str) -> html.HtmlElement | None:
    # Comments and processing instructions go: text on both sides of one is one text.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def _too_deep(tree: html.HtmlElement) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return True
    return False
