"""Where bytes come from → Item.

`arrivals` reads any input, one document after the other; a module a kind: `files`, `folders`, `jsonl`, `tables`,
`mail`, `pdf`.
"""

from onrecord.sources.asked import Asked
from onrecord.sources.files import open_input
from onrecord.sources.kinds import Arrival, arrivals, one_item

__all__ = ["Arrival", "Asked", "arrivals", "one_item", "open_input"]
