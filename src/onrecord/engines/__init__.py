"""The same reading mapped over many items."""
