"""Where bytes come from → Item.

`arrivals` reads any input, one document after the other; a module a kind: `files`, `folders`, `jsonl`, `tables`,
`mail`, `pdf`, `feeds`, `warc`, and `web` over `fetch` for addresses.
"""

from onrecord.sources.asked import Asked
from onrecord.sources.fetch import Fetcher, Manners
from onrecord.sources.files import open_input
from onrecord.sources.kinds import Arrival, arrivals, named, one_item

__all__ = ["Arrival", "Asked", "Fetcher", "Manners", "arrivals", "named", "one_item", "open_input"]
