"""What a site's robots.txt allows (RFC 9309), asked once a site."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from onrecord.errors import BadStatus, Damaged, EndlessRedirects, InputError, RobotsForbid
from onrecord.sources.http_message import Answer, TooMuch, Unpackable, unpacked

LIMIT = 512 * 1024
_SITES = 1000
_SAVE = "Save the page in a browser and read the file."


class Robots:
    """The rules of the sites that were asked; of very many, the latest.

    Args:
        ask: fetches a robots.txt, redirects followed, cut off at `LIMIT`.
        user_agent: the name under which we come.
    """

    def __init__(self, ask: Callable[[str], Answer], user_agent: str) -> None:
        self._ask = ask
        self._user_agent = user_agent
        self._sites: OrderedDict[str, Protego | InputError | None] = OrderedDict()

    def require(self, url: str) -> None:
        """Pass where the site allows `url`.

        Raises:
            RobotsForbid: it does not, or its server fails when it is asked.
            FetchError: the site does not answer at all; it is not asked again.
        """
        rules = self._rules(url)
        if isinstance(rules, InputError):
            raise type(rules)(f"{url}: its site does not answer. {rules.message}", rules.remedy)
        if rules is None:
            raise RobotsForbid(f"{url}: the site cannot be asked for its robots.txt.", f"Try again later. {_SAVE}")
        if not rules.can_fetch(url, self._user_agent):
            raise RobotsForbid(f"{url}: the site's robots.txt does not allow it.", _SAVE)

    def pause(self, url: str) -> float:
        """The seconds that the site wants between two requests; 0 where it names none."""
        rules = self._rules(url)
        return float(rules.crawl_delay(self._user_agent) or 0) if isinstance(rules, Protego) else 0.0

    def _rules(self, url: str) -> Protego | InputError | None:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._sites:
            self._sites[site] = self._asked(site)
            if len(self._sites) > _SITES:
                self._sites.popitem(last=False)
        return self._sites[site]

    def _asked(self, site: str) -> Protego | InputError | None:
        """None where the server fails: RFC 9309 has this mean that nothing is allowed."""
        try:
            answer = self._ask(f"{site}/robots.txt")
            data = unpacked(answer, LIMIT) if answer.status < 300 else b""
        except EndlessRedirects:
            return Protego.parse("")
        except (BadStatus, Damaged, TooMuch, Unpackable):
            return None
        except InputError as error:
            return error
        return None if answer.status >= 500 else Protego.parse(data.decode("utf-8", "replace").removeprefix("\ufeff"))
