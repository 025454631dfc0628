"""The instructor's map of a case: its situations in layers, its choices as arrows, as one line of SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from textwrap import wrap

from markupsafe import escape

from coursewright.model import Case, Course, Situation

WIDE, HIGH, GAP, DROP = 140, 50, 34, 44
"""The size of a box, and the gaps between boxes beside and below each other."""

THIN = 26
"""The width that an arrow takes where it passes a layer."""

LETTERS, ROWS = 21, 2
"""How much of a title stands in a box."""

WORDS = "Boxes are situations, arrows are choices. The list below says the same in words."
LEGEND = (
    "Thick line: a best choice. Dashed line and “!”: a choice that could hurt the client. Double frame: an ending, "
    "with its action level."
)


@dataclass
class _Node:
    """A box, or where a long arrow passes a layer."""

    layer: int
    situation: Situation | None = None
    above: list[_Node] = field(default_factory=list)
    x: float = 0

    @property
    def width(self) -> int:
        return WIDE if self.situation else THIN

    @property
    def top(self) -> float:
        return 1 + self.layer * (HIGH + DROP)


@dataclass(frozen=True)
class _Arrow:
    """All choices that lead from one situation to another."""

    way: list[_Node]
    best: bool
    unsafe: bool


def drawn(case: Case, course: Course) -> str:
    """The map as SVG, with words for those who can't see it."""
    layers, arrows = _laid_out(case)
    width = max(sum(node.width + GAP for node in layer) for layer in layers) - GAP + 2 * THIN
    for layer in layers:
        _place(layer, width)
    height = layers[-1][0].top + HIGH + 1
    numbers = {situation.id: n for n, situation in enumerate(case.situations, 1)}
    boxes = [node for layer in layers for node in layer if node.situation]
    size = f'viewBox="0 0 {width} {height:.0f}" width="{width}" height="{height:.0f}"'
    shapes = [
        *map(_arrow, sorted(arrows, key=lambda arrow: arrow.best)),
        *(_box(node, node.situation, numbers, course) for node in boxes if node.situation),
    ]
    return (
        f'<figure class="case-map" tabindex="0"><svg xmlns="http://www.w3.org/2000/svg" {size} role="img"'
        f' aria-labelledby="map_title map_words"><title id="map_title">Map of the case: {escape(case.title)}</title>'
        f'<desc id="map_words">{WORDS}</desc>{"".join(shapes)}</svg><figcaption>{LEGEND}</figcaption></figure>'
    )


def _laid_out(case: Case) -> tuple[list[list[_Node]], list[_Arrow]]:
    """The boxes by layer, with where long arrows pass; and the arrows."""
    depth = _depths(case)
    nodes = {s.id: _Node(depth[s.id], s) for s in case.situations}
    layers: list[list[_Node]] = [[] for _ in range(max(depth.values()) + 1)]
    for situation in case.situations:
        layers[depth[situation.id]].append(nodes[situation.id])
    arrows = []
    for situation in case.situations:
        for to in dict.fromkeys(choice.to for choice in situation.choices):
            way = [nodes[situation.id], *_passing(nodes[situation.id], nodes[to], layers), nodes[to]]
            for above, below in pairwise(way):
                below.above += [above] if above.layer < below.layer else []
            some = [choice for choice in situation.choices if choice.to == to]
            arrows.append(_Arrow(way, any(c.best for c in some), any(c.unsafe for c in some)))
    return _ordered(layers), arrows


def _depths(case: Case) -> dict[str, int]:
    """The layer of each situation: below all that lead to it, as far as a circle allows."""
    known = {situation.id: situation for situation in case.situations}
    depth: dict[str, int] = {}

    def sink(name: str, at: int, trail: tuple[str, ...]) -> None:
        if name in trail or depth.get(name, -1) >= at:
            return
        depth[name] = at
        for choice in known[name].choices:
            sink(choice.to, at + 1, (*trail, name))

    sink(case.situations[0].id, 0, ())
    return {name: depth.get(name, 0) for name in known}


def _passing(start: _Node, end: _Node, layers: list[list[_Node]]) -> list[_Node]:
    """Where an arrow passes the layers between its ends."""
    passed = [_Node(layer) for layer in range(start.layer + 1, end.layer)]
    for node in passed:
        layers[node.layer].append(node)
    return passed


def _ordered(layers: list[list[_Node]]) -> list[list[_Node]]:
    """The same, with each node near those above it."""
    for upper, layer in pairwise(layers):
        places = {id(node): n for n, node in enumerate(upper)}
        layer.sort(key=lambda node: _mean([places[id(n)] for n in node.above if id(n) in places]))
    return layers


def _mean(numbers: list[int]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0


def _place(layer: list[_Node], width: int) -> None:
    x = (width - sum(node.width + GAP for node in layer) + GAP) / 2
    for node in layer:
        node.x = x
        x += node.width + GAP


def _arrow(arrow: _Arrow) -> str:
    start, *passed, end = arrow.way
    name = " ".join(["way", *["best"] * arrow.best, *["unsafe"] * (arrow.unsafe and not arrow.best)])
    if end.layer <= start.layer:
        line, spot = _back(start, end)
    else:
        line, spot = _down(start, passed, end)
    sign = " ".join([*["best"] * arrow.best, *["!"] * arrow.unsafe])
    x, y = spot
    words = f'<text class="sign" x="{x:.0f}" y="{y:.0f}" text-anchor="middle">{sign}</text>' if sign else ""
    return f'<path class="{name}" d="{line}"></path>{_head(end, end.layer <= start.layer)}{words}'


def _down(start: _Node, passed: list[_Node], end: _Node) -> tuple[str, tuple[float, float]]:
    """The line of an arrow down the layers, and where its sign stands."""
    points = [(_middle(start), start.top + HIGH)]
    for node in passed:
        points += [(_middle(node), node.top), (_middle(node), node.top + HIGH)]
    points.append((_middle(end), end.top - 5))
    line = f"M{points[0][0]:.0f} {points[0][1]:.0f}"
    for (x1, y1), (x2, y2) in pairwise(points):
        bend = (y2 - y1) / 2
        line += f"C{x1:.0f} {y1 + bend:.0f} {x2:.0f} {y2 - bend:.0f} {x2:.0f} {y2:.0f}"
    (x1, y1), (x2, y2) = points[:2]
    return line, ((x1 + x2) / 2, (y1 + y2) / 2 + 4)


def _back(start: _Node, end: _Node) -> tuple[str, tuple[float, float]]:
    """The line of an arrow that leads back, or to where it began."""
    x1, y1 = start.x + WIDE, start.top + HIGH * 0.7
    x2, y2 = end.x + WIDE + 5, end.top + HIGH * 0.35
    out = max(x1, x2) + 22
    return f"M{x1:.0f} {y1:.0f}C{out:.0f} {y1:.0f} {out:.0f} {y2:.0f} {x2:.0f} {y2:.0f}", (out - 2, (y1 + y2) / 2 + 4)


def _head(end: _Node, back: bool) -> str:
    """The head of an arrow, where it meets its box."""
    if back:
        x, y = end.x + WIDE, end.top + HIGH * 0.35
        return f'<path class="head" d="M{x:.0f} {y:.0f}l7 -4v8z"></path>'
    return f'<path class="head" d="M{_middle(end):.0f} {end.top:.0f}l-4 -7h8z"></path>'


def _middle(node: _Node) -> float:
    return node.x + node.width / 2


def _box(node: _Node, situation: Situation, numbers: dict[str, int], course: Course) -> str:
    level = course.levels.get(situation.level or "")
    code = f" {level.code}" if level else ""
    rows = [f"{numbers[situation.id]}{code}", *_rows(situation.title)]
    frame = f'<rect x="{node.x:.0f}" y="{node.top:.0f}" width="{WIDE}" height="{HIGH}" rx="6"></rect>'
    inner = f'<rect x="{node.x + 3:.0f}" y="{node.top + 3:.0f}" width="{WIDE - 6}" height="{HIGH - 6}" rx="4"></rect>'
    return f'<g class="{"ending" if level else "box"}">{frame}{inner if level else ""}{_text(node, rows)}</g>'


def _text(node: _Node, rows: Iterable[str]) -> str:
    return "".join(
        f'<text x="{_middle(node):.0f}" y="{node.top + 15 + n * 13:.0f}" text-anchor="middle">{escape(row)}</text>'
        for n, row in enumerate(rows)
    )


def _rows(title: str) -> Iterator[str]:
    rows = wrap(title, LETTERS) or [title]
    yield from rows[: ROWS - 1]
    if len(rows) >= ROWS:
        yield rows[ROWS - 1] + ("…" if len(rows) > ROWS else "")
