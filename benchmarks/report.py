"""What a run found, in words and columns."""

from __future__ import annotations

from collections.abc import Iterator

from ratios import HELP, against, bar_of, ratios_of
from trials import Figures, Measured

_BUILDS = {"cold": "newsarchive, from nothing", "hugo": "Hugo, from nothing"}
_CHANGES = {"unchanged": "nothing changed", "edited": "one body edited", "added": "one article added, 2011"}
_TO_HUGO = {"cold": "wall time", "cpu": "processor time", "memory": "memory"}


def lines(articles: int, measured: Measured) -> Iterator[str]:
    """Yield the lines for one size."""
    yield ""
    yield f"{articles:,} articles{'wall s':>22}{'CPU s':>10}{'MiB':>9}{'largest':>9}{'files':>11}"
    for name, title in _BUILDS.items():
        if name in measured:
            figures = measured[name]
            yield f"  {title:27}{_costs(figures)}{figures['files']:11,.0f}"
    for name, title in _CHANGES.items():
        yield f"  {title:27}{_costs(measured[name])}{measured[name]['written']:11,.0f} written"
    ratios = ratios_of(measured)
    yield "  to Hugo's" if "hugo" in measured else "  Hugo was left out"
    for name, title in _TO_HUGO.items():
        if name in ratios:
            yield _line(title, f"{ratios[name]:.2f}", against(bar_of(name, articles), ratios[name]))
    memory = measured["cold"]["memory"]
    if memory and (bar := bar_of("peak", articles)):
        yield _line("memory of all processes", f"{memory:,.0f} MiB", against(bar, memory))
    yield "  to the build from nothing"
    for name, title in _CHANGES.items():
        yield _line(title, f"{ratios[name] * 100:.1f} %", against(bar_of(name, articles), ratios[name]))
        files = ratios[f"{name} files"]
        yield _line(
            "", f"{files:.0f} file{'' if files == 1 else 's'}", against(bar_of(f"{name} files", articles), files)
        )


def help_line(figures: Figures) -> str:
    """Return the line for `newsarchive --help`."""
    wall = figures["wall"]
    return "\n" + _line("newsarchive --help", f"{wall:.2f} s", against(HELP, wall))[2:]


def _costs(figures: Figures) -> str:
    memory = f"{figures['memory']:9,.0f}" if figures["memory"] else f"{'?':>9}"
    return f"{figures['wall']:8.2f}{figures['cpu']:10.2f}{memory}{figures['largest']:9,.0f}"


def _line(title: str, figure: str, bar: str) -> str:
    return f"    {title:25}{figure:>10}   {bar}".rstrip()
