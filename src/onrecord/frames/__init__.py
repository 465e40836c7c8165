"""Parsed → Frames: predicates with their roles, operator stacks and sayers."""
