"""Which language a text is in; English is coded, others are said."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from onrecord.codebook.furniture import Furniture
from onrecord.errors import ForeignLanguage

ENGLISH = "en"
_READ = 4000
_ENOUGH_LETTERS = 120
_SURE = 0.9
_ENGLISH_SHARE = 0.25
_ARTICLE_SHARE = 0.02
_WORD = re.compile(r"[a-z’']+")


def language_of(text: str, furniture: Furniture) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None where there is too little to tell."""
    letters = [c for c in text[:_READ] if c.isalpha()]
    if not letters:
        return None
    latin = sum(unicodedata.name(c, "").startswith("LATIN") for c in letters)
    if len(letters) < _ENOUGH_LETTERS and latin > 0.5 * len(letters):
        return None
    if latin > 0.5 * len(letters) and _is_plainly_english(text[:_READ], furniture):
        return ENGLISH
    code, share = _identifier(tuple(sorted(furniture.languages))).classify(text[:_READ])
    if share < _SURE and latin > 0.5 * len(letters):
        return None
    return str(code)


def _is_plainly_english(text: str, furniture: Furniture) -> bool:
    """Whether small English words are so many that no model needs to be asked."""
    words = _WORD.findall(text.lower())
    small, articles = furniture.words("english-words"), furniture.words("english-articles")
    return sum(w in small for w in words) > _ENGLISH_SHARE * len(words) and sum(
        w in articles for w in words
    ) > _ARTICLE_SHARE * len(words)


def require_english(text: str, furniture: Furniture, origin: str) -> str | None:
    """The language of `text`: `en`, or None where there is too little to tell.

    Raises:
        ForeignLanguage: naming the language.
    """
    code = language_of(text, furniture)
    if code not in (None, ENGLISH):
        name = furniture.languages.get(code or "", code or "")
        raise ForeignLanguage(
            f"{origin}: the text is in {name} ({code}), not in English.", "Only English is coded; translate it first."
        )
    return code


@lru_cache(maxsize=4)
def _identifier(languages: tuple[str, ...]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(identifier.nb_classes)
    identifier.set_languages([code for code in languages if code in known])
    return identifier
