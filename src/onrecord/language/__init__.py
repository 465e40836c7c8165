"""Document → Parsed: sentences as small trees, quotations, coreference candidates. The only room that knows spaCy."""
