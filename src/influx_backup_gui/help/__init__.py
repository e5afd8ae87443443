"""The help: pages in Markdown beside this file, shown by the window offline; `make site` makes a site of them."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources

FIRST = "index"


@dataclass(frozen=True)
class Page:
    """A page: `name` is the file's without its ending, `title` its heading."""

    name: str
    text: str

    @property
    def title(self) -> str:
        """The heading of the page."""
        return self.text.split("\n", 1)[0].removeprefix("# ")


def pages() -> tuple[Page, ...]:
    """All pages, the first one first, the others in the order in which it names them."""
    folder = resources.files(__name__)
    found = {
        f.name.removesuffix(".md"): f.read_text(encoding="utf-8") for f in folder.iterdir() if f.name.endswith(".md")
    }
    order = [FIRST, *(n for n in sorted(found, key=lambda n: found[FIRST].find(f"({n}.md)")) if n != FIRST)]
    return tuple(Page(name, found[name]) for name in order)
