"""What a domain expert may edit (`data/`), its types, and its only reader (`loader`)."""
