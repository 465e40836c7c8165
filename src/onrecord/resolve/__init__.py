"""Mentions → whom, when and where they stand for; plain data in, plain data out."""
