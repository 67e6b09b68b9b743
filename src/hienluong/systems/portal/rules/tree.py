"""Where the pages of a new site stand in the tree (treebeard's materialised paths). Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hienluong.systems.portal.values import Node

__all__ = ["Place", "places"]


@dataclass(frozen=True, slots=True)
class Place:
    """A page to be: its node and its place."""

    node: Node
    steps: tuple[int, ...]
    """The number of the page among its sisters, from the site's first page down."""
    url_path: str

    @property
    def children(self) -> int:
        """How many pages stand directly below."""
        return len(self.node.below)


def places(nodes: Sequence[Node], url_path: str, steps: tuple[int, ...] = ()) -> Iterator[Place]:
    """Every page of a menu, parents before those below them."""
    for number, node in enumerate(nodes, start=1):
        place = Place(node, (*steps, number), f"{url_path}{node.slug}/")
        yield place
        yield from places(node.below, place.url_path, place.steps)
