"""Questions put to a store and answered by the ledger: the only room that knows both."""
