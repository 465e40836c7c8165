"""A reading, shown: as JSON, as a report for the terminal, as one HTML page, as the way from words to record.

Every module takes a `Reading` and gives text or a Rich renderable; none knows how a record came to be.
"""
