"""What of the figures travels between machines: ratios and counts; and the bars that they are held against."""

from __future__ import annotations

from typing import NamedTuple

from trials import Measured

Ratios = dict[str, float]


class Bar(NamedTuple):
    """What a figure may be at most, in archives of one size; 0 stands for every size. `far` is hoped for, not asked."""

    name: str
    articles: int
    most: float
    far: float | None = None


BARS = (
    Bar("cold", 10_000, 0.75, 0.4),
    Bar("cold", 100_000, 0.7),
    Bar("peak", 100_000, 700),
    Bar("unchanged", 100_000, 0.025),
    Bar("edited", 100_000, 0.03),
    Bar("unchanged files", 0, 0),
    Bar("edited files", 0, 2),
    Bar("added files", 0, 40),
)
HELP = Bar("help", 0, 0.2)

#: What is told in percent of the cold build.
SHARES = ("unchanged", "edited", "added")

#: Less is better in all of them, and none depends on how fast a machine is.
COMPARED = {
    "cold": "cold build, wall time to Hugo's",
    "cpu": "cold build, processor time to Hugo's",
    "memory": "cold build, memory to Hugo's",
    "unchanged": "nothing changed, share of the cold build",
    "edited": "one body edited, share of the cold build",
    "added": "one article added, share of the cold build",
    "added files": "one article added, files written",
}


def ratios_of(measured: Measured) -> Ratios:
    """Return the ratios and counts of one size."""
    cold, ratios = measured["cold"], Ratios()
    if "hugo" in measured:
        hugo = measured["hugo"]
        ratios["cold"] = cold["wall"] / hugo["wall"]
        ratios["cpu"] = cold["cpu"] / hugo["cpu"]
        if hugo["memory"]:
            ratios["memory"] = cold["memory"] / hugo["memory"]
    for name in SHARES:
        ratios[name] = measured[name]["wall"] / cold["wall"]
        ratios[f"{name} files"] = measured[name]["written"]
    return {name: round(ratio, 4) for name, ratio in ratios.items()}


def bar_of(name: str, articles: int) -> Bar | None:
    """Return the bar that holds for a figure in archives of a size, if there is one."""
    return next((bar for bar in BARS if bar.name == name and bar.articles in (0, articles)), None)


def against(bar: Bar | None, figure: float) -> str:
    """Say how a figure stands to its bar: "bar 0.75 (far goal 0.4): missed"."""
    if bar is None:
        return ""
    most = f"{bar.most * 100:g} %" if bar.name in SHARES else f"{bar.most:g}"
    far = f" (far goal {bar.far:g})" if bar.far is not None else ""
    return f"bar {most}{far}: {'met' if figure <= bar.most else 'missed'}"
