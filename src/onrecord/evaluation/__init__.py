"""Scoring against gold, the error browser, the gate, the comparison of runs, and adapters to other people's test sets.

This room reads *readings as plain mappings* (what `onrecord read --format json` prints) and is handed the reader as a
callable, so that a prediction from anywhere can be scored. It knows no language, frames or coding.
"""
