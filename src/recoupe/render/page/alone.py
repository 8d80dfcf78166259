"""A drawing of a page as an SVG file of its own: it needs no style of the page, and its signs lead nowhere.

Names of colours are replaced by the colours themselves: drawing programs know no variables of CSS.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from recoupe.render.page.html import Html

_SVG = re.compile(r"<svg ([^>]*)>(.*?)</svg>", re.DOTALL)
_BOX = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
_LINK = re.compile(r"<a [^>]*>|<a>")
_GAP = 24  # between drawings that are handed over as one


def alone(drawn: Html) -> str | None:
    """The drawings of a piece of a page, one below the other; None where there is none. Signs of legends are left out."""
    found = [(box, body) for head, body in _SVG.findall(drawn) if (box := _BOX.search(head)) and int(box[1]) > _SIGN]
    if not found:
        return None
    at, pieces = 0, []
    for box, body in found:
        plain = _LINK.sub("<g>", body).replace("</a>", "</g>")
        pieces.append(f'<svg y="{at}" width="{box[1]}" height="{box[2]}" viewBox="0 0 {box[1]} {box[2]}">{plain}</svg>')
        at += int(box[2]) + _GAP
    wide, tall = max(int(box[1]) for box, _ in found), at - _GAP
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{tall}" viewBox="0 0 {wide} {tall}">'
    ground = f'<rect width="{wide}" height="{tall}" fill="#fff"/>'
    return f"{head}<style>{_style()}</style>{ground}{''.join(pieces)}</svg>\n"


_SIGN = 100  # width of the largest sign of a legend


@cache
def _style() -> str:
    """The rules of the page for its graphics, with light colours."""
    page = files("recoupe.render.page").joinpath("page.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--(\w+): ([^;}]+)", page[: page.index("}")]))
    rules = page[page.index("/* graphics */") : page.index("@media screen")]
    kept = re.sub(r"svg \{[^}]*\}|figure \{[^}]*\}|svg\.sign \{[^}]*\}|/\*.*?\*/", "", rules)
    kept = (
        kept.replace("svg.map text", "text")
        .replace("svg a text { text-decoration: underline; }", "")
        .replace("svg ", "")
    )
    return re.sub(r"var\(--(\w+)\)", lambda match: colours[match[1]], " ".join(kept.split()))
