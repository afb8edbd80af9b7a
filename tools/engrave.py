#!/usr/bin/env python3
"""Make the ten illustrations of the sample archive, as engravings in SVG.

Every picture is first painted as a grey-scale scene (numpy arrays, 0 = black, 1 = paper) and then
engraved: 190 horizontal lines whose weight is the darkness beneath them. The engraver spends its
bytes where they are seen: along each line it looks for the runs of equal weight that lose the least
tone, at a price per run, and raises the price until the file fits (a Potts model, solved exactly).

    python3 tools/engrave.py                 all pictures, into articles/pictures/
    python3 tools/engrave.py moon wall       only these
    python3 tools/engrave.py --out FOLDER    elsewhere

Needs numpy. The result depends on nothing but this file: all randomness is seeded.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Grid = NDArray[np.float64]
Point = tuple[float, float]
Points = Sequence[Point]
Tone = float | Grid
Projection = Callable[[float, float, float], Point]  # a place in the scene to the sheet

WIDTH, HEIGHT = 1200, 760
PITCH = 4  # px from one engraved line to the next
INK, PAPER = "#1c1b19", "#f1ece0"
MAX_BYTES = 59_000
#: Ink coverage of each weight of line: none, hairline, … and closed black.
WEIGHTS = (0.0, 0.10, 0.18, 0.26, 0.34, 0.42, 0.50, 0.58, 0.66, 0.74, 0.82, 0.90, 1.05)

Y, X = np.mgrid[0:HEIGHT, 0:WIDTH].astype(float) + 0.5


# ---------------------------------------------------------------------------------------- engraving


def engrave(light: Grid) -> str:
    """The SVG text for a scene, as rich in runs as MAX_BYTES allows."""
    rows = 1.0 - np.clip(light, 0, 1).reshape(HEIGHT // PITCH, PITCH, WIDTH).mean(axis=1)
    jitter = np.resize([0.0, 0.5, -0.25, 0.25, -0.5], len(rows)) * 0.03
    rows = np.where((rows > 0.03) & (rows < 0.93), rows + jitter[:, None], rows)
    low, high = 0.012, 2.0
    text = svg(weigh(rows, low))
    if len(text) <= MAX_BYTES:
        return text
    for _ in range(9):
        price = math.sqrt(low * high)
        text = svg(weigh(rows, price))
        low, high = (price, high) if len(text) > MAX_BYTES else (low, price)
    return svg(weigh(rows, high))


def weigh(rows: Grid, price: float) -> NDArray[np.int64]:
    """For each pixel of each line the weight that minimises squared error + price x runs."""
    levels = np.minimum(np.array(WEIGHTS), 1.0)
    count, width = rows.shape
    cost = (rows[:, :1] - levels) ** 2
    switched = np.zeros((width, count, len(levels)), dtype=bool)
    best = np.zeros((width, count), dtype=np.int64)
    for x in range(1, width):
        best[x] = cost.argmin(axis=1)
        change = cost.min(axis=1, keepdims=True) + price
        switched[x] = change < cost
        cost = np.minimum(cost, change) + (rows[:, x : x + 1] - levels) ** 2
    weights = np.empty((count, width), dtype=np.int64)
    line = np.arange(count)
    now = cost.argmin(axis=1)
    for x in range(width - 1, -1, -1):
        weights[:, x] = now
        now = np.where(switched[x, line, now], best[x], now)
    return weights


def svg(weights: NDArray[np.int64]) -> str:
    """One path per weight. A thin line runs on beneath a thicker one: fewer moves, same picture."""
    paths = []
    for weight in range(1, len(WEIGHTS)):
        d = _path(weights, weight)
        if d:
            paths.append(f'<path stroke-width="{WEIGHTS[weight] * PITCH:.3g}" d="{d}"/>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}">\n'
        f'<path fill="{PAPER}" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>\n'
        f'<g fill="none" stroke="{INK}">\n' + "\n".join(paths) + "\n</g>\n</svg>\n"
    )


def _path(weights: NDArray[np.int64], weight: int) -> str:
    parts: list[str] = []
    pen_x, pen_y = 0, 0
    for row, values in enumerate(weights):
        y = row * PITCH + PITCH // 2
        for start, end in _runs(values, weight):
            gap = f"{start - pen_x} {y - pen_y}" if parts else f"{start} {y}"
            parts.append(f"{'m' if parts else 'M'}{gap}h{end - start}".replace(" -", "-"))
            pen_x, pen_y = end, y
    return "".join(parts)


def _runs(values: NDArray[np.int64], weight: int) -> list[tuple[int, int]]:
    """Stretches at least this heavy, each trimmed to where it is exactly this heavy."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], values >= weight, [0])).astype(int)))
    runs = []
    for start, end in edges.reshape(-1, 2):
        exact = np.flatnonzero(values[start:end] == weight)
        if len(exact):
            runs.append((int(start + exact[0]), int(start + exact[-1] + 1)))
    return runs


# --------------------------------------------------------------------------------- painter's tools


class Canvas:
    """A grey-scale sheet; later paint covers earlier paint."""

    def __init__(self, light: Tone = 1.0) -> None:
        self.light: Grid = np.zeros((HEIGHT, WIDTH)) + light

    def blend(self, mask: Grid, tone: Tone) -> None:
        """Paint through a whole-sheet mask."""
        self.light += (tone - self.light) * mask

    def fill(self, points: Points, tone: Tone, alpha: float = 1.0) -> None:
        """Paint a polygon; a Tone given as a sheet is seen through it."""
        patch = coverage(points)
        if patch is None:
            return
        rows, cols, mask = patch
        paint = tone if isinstance(tone, float | int) else tone[rows, cols]
        self.light[rows, cols] += (paint - self.light[rows, cols]) * mask * alpha

    def oval(self, x: float, y: float, rx: float, ry: float, tone: Tone, alpha: float = 1.0, turn: float = 0) -> None:
        """Paint an ellipse."""
        self.fill(ellipse(x, y, rx, ry, turn), tone, alpha)

    def line(self, points: Points, width: float, tone: Tone, alpha: float = 1.0, end: float | None = None) -> None:
        """Paint a polyline that tapers from width to end."""
        last = width if end is None else end
        n = len(points) - 1
        for i in range(n):
            w0 = width + (last - width) * i / n
            w1 = width + (last - width) * (i + 1) / n
            self.fill(limb(points[i], points[i + 1], w0, w1), tone, alpha)


def coverage(points: Points) -> tuple[slice, slice, Grid] | None:
    """Anti-aliased mask of a polygon (non-zero winding) and the window of the sheet it fills."""
    p = np.asarray(points, dtype=float)
    x0, x1 = max(0, math.floor(p[:, 0].min())), min(WIDTH, math.ceil(p[:, 0].max()))
    y0, y1 = max(0, math.floor(p[:, 1].min())), min(HEIGHT, math.ceil(p[:, 1].max()))
    if x0 >= x1 or y0 >= y1:
        return None
    sub = 4
    scan = (np.arange(y0 * sub, y1 * sub) + 0.5) / sub
    a, b = p, np.roll(p, -1, axis=0)
    ay, by = a[:, 1, None], b[:, 1, None]
    edge, line = np.nonzero((np.minimum(ay, by) <= scan) & (scan < np.maximum(ay, by)))
    rise = b[edge, 1] - a[edge, 1]
    cross = a[edge, 0] + (scan[line] - a[edge, 1]) / rise * (b[edge, 0] - a[edge, 0])
    cross = np.clip(cross, x0, x1) - x0
    cell = cross.astype(int)
    part, sign = cross - cell, np.sign(rise)
    span = x1 - x0 + 2
    flat = np.bincount(line * span + cell, sign * (1 - part), len(scan) * span)
    flat += np.bincount(line * span + cell + 1, sign * part, len(scan) * span)
    winding = np.abs(flat.reshape(len(scan), span).cumsum(axis=1))[:, :-2]
    mask = np.clip(winding, 0, 1).reshape(y1 - y0, sub, x1 - x0).mean(axis=1)
    return slice(y0, y1), slice(x0, x1), mask


def mask_of(points: Points) -> Grid:
    """Whole-sheet mask of a polygon."""
    sheet = np.zeros((HEIGHT, WIDTH))
    patch = coverage(points)
    if patch is not None:
        sheet[patch[0], patch[1]] = patch[2]
    return sheet


def ellipse(x: float, y: float, rx: float, ry: float, turn: float = 0.0) -> Points:
    t = np.linspace(0, 2 * math.pi, max(10, int(3 * math.sqrt(rx + ry))), endpoint=False)
    u, v = rx * np.cos(t), ry * np.sin(t)
    c, s = math.cos(turn), math.sin(turn)
    return list(zip(x + u * c - v * s, y + u * s + v * c, strict=True))


def limb(a: Point, b: Point, wa: float, wb: float) -> Points:
    """A tapering bar from a to b with rounded ends."""
    angle = math.atan2(b[1] - a[1], b[0] - a[0])
    out: list[Point] = []
    for (x, y), w, turn in ((a, wa, math.pi / 2), (b, wb, -math.pi / 2)):
        for t in np.linspace(0, math.pi, 5):
            out.append((x + w / 2 * math.cos(angle + turn + t), y + w / 2 * math.sin(angle + turn + t)))
    return out


def box(x0: float, y0: float, x1: float, y1: float) -> Points:
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


def curve(points: Points, steps: int = 8, closed: bool = False) -> list[Point]:
    """Catmull-Rom spline through the points."""
    p = np.asarray(points, dtype=float)
    p = np.vstack([p[-1:], p, p[:2]]) if closed else np.vstack([p[:1], p, p[-1:]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    out = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False):
        out.append(b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))))
    path = np.vstack(out if closed else [*out, p[-1:]])
    return [(float(x), float(y)) for x, y in path]


def smooth(low: float, high: float, value: Tone) -> Grid:
    """0 below low, 1 above high, an S between."""
    t = np.clip((np.asarray(value) - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), dtype=float)


def noise(
    cell: float, seed: int, octaves: int = 4, stretch: float = 1.0, shape: tuple[int, int] = (HEIGHT, WIDTH)
) -> Grid:
    """Fractal value noise, 0 … 1 around 0.5; stretch > 1 draws it out sideways."""
    rng = np.random.default_rng(seed)
    total = np.zeros(shape)
    gain = 0.5
    for _ in range(octaves):
        cw, ch = cell * stretch, cell
        grid = rng.random((int(shape[0] / ch) + 3, int(shape[1] / cw) + 3))
        total += gain * _resample(grid, np.arange(shape[0]) / ch, np.arange(shape[1]) / cw)
        cell, gain = cell / 2, gain / 2
        if cell < 1:
            break
    return total


def _resample(grid: Grid, v: Grid, u: Grid) -> Grid:
    iv, iu = v.astype(int), u.astype(int)
    fv, fu = v - iv, u - iu
    fv, fu = (fv * fv * (3 - 2 * fv))[:, None], (fu * fu * (3 - 2 * fu))[None]
    a, b = grid[iv][:, iu], grid[iv][:, iu + 1]
    c, d = grid[iv + 1][:, iu], grid[iv + 1][:, iu + 1]
    mixed: Grid = (a * (1 - fu) + b * fu) * (1 - fv) + (c * (1 - fu) + d * fu) * fv
    return mixed


def warp(field: Grid, dx: Tone, dy: Tone) -> Grid:
    """The field read at displaced places (nearest pixel)."""
    u = np.clip(X - 0.5 + dx, 0, WIDTH - 1).astype(int)
    v = np.clip(Y - 0.5 + dy, 0, HEIGHT - 1).astype(int)
    moved: Grid = field[v, u]
    return moved


def blur(field: Grid, radius: float) -> Grid:
    """Gaussian blur by FFT; the border is repeated, not wrapped."""
    pad = int(3 * radius) + 1
    wide = np.pad(field, pad, mode="edge")
    fy = np.fft.fftfreq(wide.shape[0])[:, None]
    fx = np.fft.rfftfreq(wide.shape[1])[None]
    kernel = np.exp(-2 * (math.pi * radius) ** 2 * (fx * fx + fy * fy))
    return np.fft.irfft2(np.fft.rfft2(wide) * kernel, s=wide.shape)[pad:-pad, pad:-pad]


def relief(height: Grid, azimuth: float, elevation: float, ambient: float = 0.25, reach: int = 90) -> Grid:
    """Light on a height field (px): Lambert's law and cast shadows. Azimuth: where light comes from."""
    lx, ly = math.cos(azimuth), math.sin(azimuth)
    dy, dx = np.gradient(height)
    flat = 1 / np.sqrt(dx * dx + dy * dy + 1)
    lambert = (-(dx * lx + dy * ly) * math.cos(elevation) + math.sin(elevation)) * flat
    shade = np.zeros_like(height)
    for step in range(2, reach, 2):
        ahead = _shift(height, round(lx * step), round(ly * step))
        shade = np.maximum(shade, ahead - height - step * math.tan(elevation))
    lit = np.clip(lambert, 0, None) * (1 - smooth(0, 2.5, shade))
    light: Grid = ambient * (0.6 + 0.4 * flat) + (1 - ambient) * lit
    return light


def _shift(field: Grid, dx: int, dy: int) -> Grid:
    """field[y + dy, x + dx], edges repeated."""
    rows = np.clip(np.arange(field.shape[0]) + dy, 0, field.shape[0] - 1)
    cols = np.clip(np.arange(field.shape[1]) + dx, 0, field.shape[1] - 1)
    return field[rows][:, cols]


def ball(x: float, y: float, r: float, sun: tuple[float, float, float]) -> tuple[Grid, Grid, Grid, Grid, Grid]:
    """Mask, Lambert light and unit normals (x, y, z) of a sphere."""
    nx, ny = (X - x) / r, (Y - y) / r
    nz = np.sqrt(np.clip(1 - nx * nx - ny * ny, 0, None))
    mask = np.clip(r - np.hypot(X - x, Y - y) + 0.5, 0, 1)
    length = math.sqrt(sum(s * s for s in sun))
    return mask, (nx * sun[0] + ny * sun[1] + nz * sun[2]) / length, nx, ny, nz


def stars(canvas: Canvas, count: int, seed: int, below: float = HEIGHT, keep: Grid | None = None) -> None:
    """Scatter stars: many faint, few bright and crossed. keep is where the sky is."""
    rng = np.random.default_rng(seed)
    for _ in range(count):
        x, y, size = rng.uniform(8, WIDTH - 8), rng.uniform(6, below), rng.random()
        y = (y // PITCH + 0.5) * PITCH
        if keep is not None and keep[int(y), int(x)] < 0.5:
            continue
        r = 1.5 + 2.3 * size**5
        canvas.oval(x, y, r * 1.3, r * 1.1, 1.0, 0.45 + 0.55 * size)
        if size > 0.9:
            canvas.line([(x - 4.2 * r, y), (x + 4.2 * r, y)], 1.6, 1.0, 0.9, 0.4)
            canvas.line([(x, y - 3.4 * r), (x, y + 3.4 * r)], 2.2, 1.0, 0.9)


def person(
    canvas: Canvas,
    x: float,
    y: float,
    tall: float,
    tone: Tone,
    rng: np.random.Generator,
    arms: str = "down",
    skirt: bool = False,
    stride: float = 0.05,
) -> None:
    """A standing figure, feet at (x, y). arms: down, up, wave, wide, bag."""
    lean = rng.uniform(-0.02, 0.02)
    broad = rng.uniform(0.92, 1.12)

    def at(u: float, v: float) -> Point:
        return x + (u * broad + lean * v) * tall, y - v * tall

    for side in (-1, 1):
        foot = side * (0.03 + stride * rng.uniform(0.3, 1.2))
        canvas.fill(limb(at(side * 0.04, 0.5), at(foot * 0.95, 0.25), 0.105 * tall, 0.08 * tall), tone)
        canvas.fill(limb(at(foot * 0.95, 0.25), at(foot, 0.02), 0.08 * tall, 0.06 * tall), tone)
        canvas.fill(limb(at(foot - 0.01, 0.012), at(foot + side * 0.04, 0.012), 0.03 * tall, 0.025 * tall), tone)
    hem = 0.2 if skirt else rng.choice([0.36, 0.42, 0.45])
    flare = 0.15 if skirt else 0.105
    body = [(-0.035, 0.86), (-0.112, 0.81), (-0.115, 0.7), (-0.09, 0.56), (-flare, hem)]
    canvas.fill([at(u, v) for u, v in body + [(-u, v) for u, v in reversed(body)]], tone)
    for side in (-1, 1):
        elbow, hand = {
            "up": ((0.19, 0.93), (0.14 + rng.uniform(-0.04, 0.1), 1.1)),
            "wide": ((0.22, 0.72), (0.32, 0.80 + rng.uniform(-0.05, 0.08))),
            "bag": ((0.15, 0.62), (0.15, 0.47)),
            "down": ((0.135 + rng.uniform(0, 0.02), 0.63), (0.135 + rng.uniform(-0.05, 0.02), 0.47)),
        }[arms if arms != "wave" else ("up" if side == 1 else "down")]
        canvas.fill(limb(at(side * 0.098, 0.795), at(side * elbow[0], elbow[1]), 0.07 * tall, 0.06 * tall), tone)
        canvas.fill(limb(at(side * elbow[0], elbow[1]), at(side * hand[0], hand[1]), 0.058 * tall, 0.045 * tall), tone)
    if arms == "bag":
        canvas.fill([at(0.1, 0.46), at(0.2, 0.46), at(0.215, 0.3), at(0.09, 0.3)], tone)
    canvas.fill(limb(at(0, 0.82), at(0, 0.9), 0.06 * tall, 0.06 * tall), tone)
    head = at(rng.uniform(-0.012, 0.012), 0.925)
    canvas.oval(*head, 0.056 * tall, 0.07 * tall, tone)
    kind = rng.random()
    if kind < 0.25:  # a cap
        canvas.oval(head[0], head[1] - 0.035 * tall, 0.064 * tall, 0.045 * tall, tone)
    elif kind < 0.45:  # long hair
        canvas.oval(head[0], head[1] + 0.01 * tall, 0.066 * tall, 0.08 * tall, tone)


# ------------------------------------------------------------------------------------------ scenes
# The scenes are tables of coordinates: many to a line, or nobody would read them.
# fmt: off


def sputnik() -> Grid:
    """The sphere and its four swept aerials, above the night side and a first light on the horizon."""
    cx, cy, r = 790.0, 285.0, 112.0
    earth_x, earth_y, earth_r = 480.0, 2260.0, 1640.0
    far = np.hypot(X - earth_x, Y - earth_y) - earth_r  # height above the ground, px
    dawn = np.exp(-(((X - 270) / 330) ** 2))
    sky = 0.075 + 0.03 * Y / HEIGHT
    air = (0.30 + 0.75 * dawn) * np.exp(-np.clip(far, 0, None) / (16 + 26 * dawn))
    canvas = Canvas(np.clip(sky + air + 0.10 * dawn * np.exp(-np.clip(far, 0, None) / 120), 0, 1))
    stars(canvas, 150, 57, keep=(far > 45).astype(float))
    depth = np.clip(-far, 0, None)
    cloud = warp(noise(60, 4, 5, 5.0), 0, (X - earth_x) ** 2 / 3300)
    streaks = smooth(0.50, 0.66, cloud) * np.exp(-depth / 130)
    ground = 0.05 + (0.25 + 0.65 * dawn) * np.exp(-depth / 26) + streaks * (0.25 + 0.5 * dawn)
    canvas.blend(smooth(-0.7, 0.7, -far), np.clip(ground, 0, 0.95))

    # The aerials leave the front half and sweep back a third of a right angle from the axis.
    axis = np.array([0.93, -0.28, 0.24])
    axis /= np.linalg.norm(axis)
    up = np.cross(axis, [0.0, 0.0, 1.0])
    up /= np.linalg.norm(up)
    side = np.cross(axis, up)
    sweep = math.radians(33)
    rods = []
    for turn, length in ((28, 6.4), (118, 5.6), (208, 6.4), (298, 5.6)):
        spread = math.cos(math.radians(turn)) * up + math.sin(math.radians(turn)) * side
        root = np.array([cx, cy, 0]) + r * (0.45 * axis + 0.89 * spread)
        tip = root + r * length * (-math.cos(sweep) * axis + math.sin(sweep) * spread)
        rods.append((root, tip))

    def rod(root: Grid, tip: Grid) -> None:
        a, b = (root[0], root[1]), (tip[0], tip[1])
        canvas.line([a, b], 11.0, 0.03, 1, 6.0)
        canvas.line([(a[0], a[1] - 1), (b[0], b[1] - 1)], 7.0, 0.97, 1, 3.6)
        near = (a[0] + 0.09 * (b[0] - a[0]), a[1] + 0.09 * (b[1] - a[1]))
        canvas.line([a, near], 17, 0.25, 1, 11)
        canvas.line([(a[0], a[1] - 3), (near[0], near[1] - 3)], 7, 0.9, 1, 5)

    for root, tip in rods:
        if root[2] < 0:
            rod(root, tip)
    canvas.blend(np.clip(r + 7 - np.hypot(X - cx, Y - cy), 0, 1), 0.0)
    mask, light, nx, ny, nz = ball(cx, cy, r, (-0.62, -0.55, 0.56))
    steel = 0.06 + 0.62 * np.clip(light, 0, 1) ** 0.9
    steel += 0.42 * smooth(0.80, 0.985, light)
    # The polished shell mirrors the horizon from below.
    mirror = ny * 0.93 + nx * -0.30
    steel += 0.55 * smooth(0.60, 0.70, mirror) * (1 - smooth(0.74, 0.92, mirror)) * (0.6 - 0.5 * nx)
    steel += 0.16 * smooth(0.90, 1.0, np.hypot(nx, ny)) * (nx < 0.3)
    seam = np.abs(nx * axis[0] + ny * axis[1] + nz * axis[2])
    steel = np.where(seam < 0.045, steel * 0.35, steel)
    steel = np.where((seam > 0.045) & (seam < 0.075), np.minimum(steel + 0.25, 1), steel)
    canvas.blend(mask, np.clip(steel, 0.03, 1))
    for root, tip in rods:
        if root[2] >= 0:
            canvas.oval(root[0], root[1], 19, 15, 0.05)
            canvas.oval(root[0] - 1, root[1] - 2, 15, 11, 0.5)
            rod(root, tip)
    return canvas.light


def moon() -> Grid:
    """The lunar module on the plain, low Sun from the left, a man beside it, the Earth above."""
    rng = np.random.default_rng(11)
    canvas = Canvas(0.035)
    _earth(canvas, 985, 150, 44)
    _moonscape(canvas, rng)
    _lunar_module(canvas, 450.0, 640.0, 76.0)
    _astronaut(canvas, 905, 668, 140)
    return canvas.light


def _earth(canvas: Canvas, x: float, y: float, r: float) -> None:
    mask, light, nx, ny, _ = ball(x, y, r, (-0.80, -0.35, 0.62))
    swirl = warp(noise(22, 8, 4, 1.8), 24 * ny, 10 * nx)
    face = 0.50 + 0.50 * smooth(0.40, 0.54, swirl)
    canvas.blend(mask, np.clip(face * smooth(-0.08, 0.34, light), 0.02, 1))


def _moonscape(canvas: Canvas, rng: np.random.Generator) -> None:
    ridge = 486 - 34 * np.exp(-(((X - 150) / 190) ** 2)) - 62 * np.exp(-(((X - 1060) / 230) ** 2))
    ridge = ridge - 24 * np.exp(-(((X - 800) / 90) ** 2)) + 9 * (noise(160, 3, 2)[380] - 0.4)[None]
    below = Y - ridge
    rise = np.gradient(ridge, axis=1)
    hill = 0.68 - 0.9 * np.tanh(rise * 1.6) * np.exp(-below / 60) + 0.34 * (noise(20, 9, 4, 3.5) - 0.5)
    canvas.blend(smooth(-1, 1, Y - ridge), np.clip(hill, 0.10, 0.95))
    plain_y = 512 + 7 * (noise(120, 5, 3)[300] - 0.5)[None]
    near = np.clip((Y - 500) / 260, 0.02, 1)
    bumps = np.zeros_like(X)
    v = 300 / (near + 0.12)  # depth into the plain: texture is finer and flatter far away
    u = (X - 600) / (near + 0.12)
    for cell, weight in ((70, 1.0), (26, 0.6), (10, 0.35)):
        lattice = noise(8, cell, 1, shape=(1024, 1024))
        bumps += weight * (lattice[(v * 60 / cell).astype(int) % 1024,
            (u * 8 / cell).astype(int) % 1024] - 0.25)
    ground = 0.80 - 0.10 * near + 0.16 * (blur(bumps, 1.2))
    ground = ground * (1 - 0.5 * smooth(690, 780, Y + 0.0004 * (X - 600) ** 2 - 60))
    canvas.blend(smooth(-1, 1, Y - plain_y), np.clip(ground, 0.1, 1))
    for _ in range(95):  # craters and stones, larger towards us
        t = rng.random() ** 1.6
        x, y = rng.uniform(-20, 1220), 522 + 232 * t
        size = (0.12 + t) * rng.choice([10, 14, 20, 34, 58], p=[0.22, 0.24, 0.22, 0.2, 0.12])
        if rng.random() < 0.55:
            canvas.oval(x, y, size * 1.12, size * 0.30, 0.98, 0.75)
            canvas.oval(x - size * 0.08, y - size * 0.02, size, size * 0.23, 0.16, 0.85)
            canvas.oval(x + size * 0.22, y + size * 0.03, size * 0.74, size * 0.17, 0.72, 0.9)
        else:
            s = 0.35 * min(size, 26)
            canvas.fill([(x, y), (x + 5 * s, y + 0.5 * s), (x + 1.2 * s, y + 0.55 * s)], 0.06, 0.9)
            canvas.fill([(x - s, y + 0.4 * s), (x - 0.6 * s, y - 0.6 * s), (x + 0.3 * s, y - 0.9 * s),
                (x + s, y + 0.4 * s)], 0.15)
            canvas.fill([(x - s, y + 0.4 * s), (x - 0.6 * s, y - 0.6 * s), (x + 0.1 * s, y - 0.8 * s),
                (x - 0.1 * s, y + 0.4 * s)], 0.99)


def _lunar_module(canvas: Canvas, x: float, y: float, m: float) -> None:
    def at(u: float, v: float) -> Point:
        return x + u * m, y - v * m

    def shape(tone: Tone, *points: Point, alpha: float = 1.0) -> None:
        canvas.fill([at(*p) for p in points], tone, alpha)

    foil = noise(20, 21, 4)
    crumple = np.abs(noise(15, 22, 3) - noise(15, 23, 3)) * 3.2
    shade = 0.06
    # The long shadow on the ground, away from the Sun.
    shape(shade, (-1.6, 0.28), (1.6, 0.3), (4.6, 0.02), (9.5, 0.22), (12, 0.3), (12, 0.62), (8.8, 0.55),
        (4, 0.52), (-1, 0.48), alpha=0.93)
    for u in (-4.3, 0.1, 4.3):
        canvas.oval(*at(u + 1.2, 0.02 if u else -0.42), 1.5 * m, 0.10 * m, shade, 0.9)

    def leg(hip: Point, knee: Point, foot: Point, lit: float) -> None:
        for a, b, w in ((hip, foot, 0.20), (knee, foot, 0.11)):
            canvas.line([at(*a), at(*b)], w * m + 5, 0.02)
            canvas.line([at(*a), at(*b)], w * m, 0.3)
            canvas.line([at(a[0] - 0.035, a[1]), at(b[0] - 0.035, b[1])], 0.5 * w * m, lit)
        canvas.oval(*at(foot[0], foot[1] - 0.01), 0.50 * m, 0.15 * m, 0.05)
        canvas.oval(*at(foot[0], foot[1] + 0.03), 0.47 * m, 0.11 * m, 0.55)
        canvas.oval(*at(foot[0] - 0.1, foot[1] + 0.05), 0.33 * m, 0.07 * m, lit)

    leg((-1.75, 2.55), (-2.0, 1.3), (-4.3, 0.1), 0.97)
    leg((1.75, 2.55), (2.0, 1.3), (4.3, 0.1), 0.55)
    # Engine bell under the descent stage.
    shape(0.10, (-0.45, 1.25), (0.45, 1.25), (0.78, 0.45), (-0.78, 0.45))
    shape(0.45, (-0.40, 1.2), (-0.2, 1.2), (-0.42, 0.48), (-0.72, 0.48))
    # Descent stage: three visible sides of the octagon, in crumpled foil.
    shape(0.0, (-2.18, 2.86), (2.18, 2.86), (2.18, 1.08), (-2.18, 1.08))
    shape(np.clip(0.98 - 0.45 * crumple, 0.25, 1), (-2.12, 2.8), (-1.02, 2.8), (-1.02, 1.14), (-2.12, 1.14))
    shape(np.clip(0.62 - 0.55 * crumple + 0.3 * foil, 0.1, 0.9), (-0.98, 2.8), (1.02, 2.8), (1.02, 1.14),
        (-0.98, 1.14))
    shape(np.clip(0.16 - 0.2 * crumple + 0.3 * foil, 0.03, 0.5), (1.06, 2.8), (2.12, 2.8), (2.12, 1.14),
        (1.06, 1.14))
    for v in (2.72, 1.98, 1.2):
        shape(0.05, (-2.14, v), (2.14, v), (2.14, v - 0.05), (-2.14, v - 0.05), alpha=0.8)
    # Front leg, its ladder and the porch.
    leg((0.0, 2.6), (0.0, 1.3), (0.1, -0.42), 0.9)
    for side in (-0.26, 0.30):
        canvas.line([at(side, 2.75), at(side + 0.02, 0.45)], 5, 0.98)
    for rung in range(9):
        v = 0.55 + 0.245 * rung
        canvas.line([at(-0.26, v), at(0.32, v)], 3.4, 0.98)
    shape(0.03, (-0.62, 3.0), (0.66, 3.0), (0.60, 2.76), (-0.56, 2.76))
    shape(0.92, (-0.60, 2.99), (0.64, 2.99), (0.62, 2.9), (-0.58, 2.9))
    # Ascent stage: cabin, cheeks, tank bulges.
    shape(0.0, (-1.6, 2.92), (1.6, 2.92), (1.9, 3.7), (1.85, 4.55), (0.95, 5.35), (-0.95, 5.35),
        (-1.78, 4.55), (-1.8, 3.6))
    mask, light, _, _, _ = ball(*at(1.42, 3.85), 0.80 * m, (-0.8, -0.5, 0.45))
    canvas.blend(mask, np.clip(0.08 + 0.5 * light - 0.1 * crumple, 0.05, 0.8))
    mask, light, _, _, _ = ball(*at(-1.18, 3.7), 0.62 * m, (-0.8, -0.5, 0.45))
    canvas.blend(mask, np.clip(0.15 + 0.9 * light - 0.1 * crumple, 0.05, 1))
    shape(0.97 - 0.22 * foil, (-1.72, 4.5), (-0.92, 5.26), (-0.52, 5.26), (-0.58, 3.05), (-1.42, 3.05),
        (-1.72, 3.7))
    shape(0.68 - 0.2 * foil, (-0.50, 5.28), (0.56, 5.28), (0.66, 2.98), (-0.56, 2.98))
    shape(0.30 - 0.2 * foil, (0.58, 5.28), (0.98, 5.26), (1.78, 4.5), (1.78, 3.7), (1.46, 3.05), (0.68, 3.0))
    shape(0.05, (-1.72, 3.9), (1.78, 3.9), (1.78, 3.86), (-1.72, 3.86), alpha=0.8)
    shape(0.97, (-0.95, 5.35), (0.95, 5.35), (1.0, 5.24), (-1.0, 5.24))
    for side, glint in ((-1, 0.5), (1, 0.62)):
        shape(0.0, (side * 1.50, 4.50), (side * 0.66, 4.92), (side * 0.70, 4.06))
        shape(glint, (side * 1.24, 4.54), (side * 0.84, 4.72), (side * 0.86, 4.44))
    shape(0.02, (-0.42, 3.88), (0.46, 3.88), (0.46, 3.02), (-0.42, 3.02))
    shape(0.50, (-0.36, 3.82), (0.40, 3.82), (0.40, 3.06), (-0.36, 3.06))
    shape(0.72, (-0.36, 3.82), (-0.1, 3.82), (-0.1, 3.06), (-0.36, 3.06))
    # Top hatch, radar, dish, aerials, thrusters.
    shape(0.03, (-0.72, 5.72), (0.72, 5.72), (0.8, 5.3), (-0.8, 5.3))
    shape(0.9, (-0.68, 5.68), (-0.2, 5.68), (-0.25, 5.36), (-0.74, 5.36))
    shape(0.5, (-0.2, 5.68), (0.35, 5.68), (0.4, 5.36), (-0.25, 5.36))
    canvas.oval(*at(0.02, 5.62), 0.34 * m, 0.36 * m, 0.02)
    canvas.oval(*at(0.0, 5.64), 0.30 * m, 0.32 * m, 0.9)
    canvas.oval(*at(0.06, 5.60), 0.20 * m, 0.23 * m, 0.35)
    canvas.line([at(1.3, 5.1), at(1.86, 5.86)], 6, 0.9)
    canvas.oval(*at(1.98, 6.05), 0.46 * m, 0.40 * m, 0.95, 1, -0.7)
    canvas.oval(*at(2.05, 6.00), 0.36 * m, 0.30 * m, 0.30, 1, -0.7)
    canvas.line([at(1.98, 6.05), at(2.3, 6.35)], 4, 0.95)
    canvas.line([at(-0.85, 5.3), at(-1.35, 6.7)], 4.5, 0.95, 1, 2.5)
    canvas.line([at(0.55, 5.6), at(0.62, 6.6)], 4, 0.95, 1, 2.5)
    for u, lit in ((-1.98, 0.97), (2.28, 0.6)):
        canvas.line([at(u * 0.7, 4.35), at(u, 4.4)], 6, lit * 0.8)
        for du, dv in ((0, 0.34), (0, -0.34), (0.3, 0), (-0.3, 0)):
            canvas.line([at(u, 4.4), at(u + du, 4.4 + dv)], 6, lit, 1, 13)


def _astronaut(canvas: Canvas, x: float, y: float, tall: float) -> None:
    def at(u: float, v: float) -> Point:
        return x + u * tall, y - v * tall

    canvas.fill([at(-0.05, 0.01), at(0.1, 0.03), at(2.6, 0.18), at(2.6, 0.06)], 0.06, 0.9)
    for tone, grow, dx in ((0.0, 6.0, 0.0), (0.40, 0.0, 0.0), (0.98, -8.0, -0.03)):
        parts: list[tuple[Point, Point, float]] = [
            ((-0.08, 0.46), (-0.11, 0.04), 0.16), ((0.09, 0.46), (0.12, 0.04), 0.16),
            ((-0.02, 0.76), (0.0, 0.50), 0.34), ((-0.17, 0.76), (-0.29, 0.54), 0.12),
            ((-0.29, 0.54), (-0.22, 0.40), 0.10), ((0.16, 0.76), (0.27, 0.56), 0.12), ((0.27, 0.56),
                (0.2, 0.44), 0.10),
        ]
        for a, b, w in parts:
            if w * tall + grow > 2:
                canvas.fill(limb(at(a[0] + dx, a[1]), at(b[0] + dx, b[1]), w * tall + grow, w * tall + grow),
                    tone)
        canvas.oval(*at(dx * 0.6, 0.93), 0.13 * tall + grow / 2, 0.13 * tall + grow / 2, tone)
    canvas.fill([at(0.13, 0.84), at(0.24, 0.84), at(0.26, 0.5), at(0.14, 0.5)], 0.22)
    canvas.oval(*at(-0.035, 0.925), 0.085 * tall, 0.08 * tall, 0.04)
    canvas.oval(*at(-0.065, 0.95), 0.025 * tall, 0.022 * tall, 0.9)
    canvas.line([at(-0.1, 0.60), at(0.1, 0.60)], 0.05 * tall, 0.3)


def neptune() -> Grid:
    """The planet half in night, its dark spot and bright clouds; Triton small before it."""
    cx, cy, r = 700.0, 420.0, 318.0
    canvas = Canvas(0.055 + 0.03 * noise(260, 3, 3))
    stars(canvas, 190, 1989)
    tilt = math.radians(-20)
    mask, light, nx, ny, nz = ball(cx, cy, r, (-0.80, -0.36, 0.48))
    u = nx * math.cos(tilt) + ny * math.sin(tilt)
    v = -nx * math.sin(tilt) + ny * math.cos(tilt)
    v, w = v * 0.96 + nz * 0.28, nz * 0.96 - v * 0.28  # the south pole leans to us
    lat, lon = np.arcsin(np.clip(v, -1, 1)), np.arctan2(u, w)
    ripple = 0.06 * (warp(noise(46, 12, 4, 5), 0, 60 * v) - 0.5)
    s = lat + ripple
    band = 0.055 * np.sin(s * 9 + 0.8) + 0.04 * np.sin(s * 21) + 0.035 * np.sin(s * 43 + 2 * ripple)
    band += 0.10 * smooth(0.75, 1.2, s) - 0.07 * np.exp(-(((s - 0.62) / 0.1) ** 2))
    face = 0.74 + 1.5 * band + 0.10 * (noise(30, 5, 4, 7) - 0.5)
    # The Great Dark Spot, its rim, and the white companion below it.
    a, b = (lon + 0.34) / 0.36, (lat - 0.34 - 0.05 * np.sin(lon * 5)) / 0.15
    d = np.hypot(a, b)
    eddy = 0.10 * np.sin(7 * d + 2.2 * np.arctan2(b, a))
    face -= (0.62 + eddy) * (1 - smooth(0.60, 1.08, d)) + 0.16 * (1 - smooth(0.9, 1.7, d))
    for lo, la, lw, lh, strength in (
        (-0.24, 0.515, 0.34, 0.028, 0.7), (-0.10, 0.555, 0.20, 0.018, 0.55), (-0.5, 0.49, 0.12, 0.016, 0.4),
        (0.42, -0.22, 0.3, 0.014, 0.35), (-0.55, -0.30, 0.32, 0.016, 0.35), (-0.2, -0.37, 0.22, 0.012, 0.32),
        (0.1, 0.93, 0.12, 0.03, 0.55), (-0.7, 0.62, 0.2, 0.014, 0.3),
    ):
        wisp = np.exp(-(((lon - lo) / lw) ** 2) - ((lat - la - 0.04 * np.sin(6 * lon)) / lh) ** 2)
        face += strength * wisp
    spot2 = np.hypot((lon - 0.22) / 0.12, (lat - 0.90) / 0.07)
    face -= 0.34 * (1 - smooth(0.6, 1.1, spot2))
    lit = smooth(-0.10, 0.78, light) ** 1.05
    limb_dark = 0.55 + 0.45 * smooth(0.0, 0.45, nz)
    canvas.blend(np.exp(-np.clip(np.hypot(X - cx, Y - cy) - r, 0, None) / 14) * smooth(0.0, 0.9, light), 0.16)
    canvas.blend(np.clip(r + 2.5 - np.hypot(X - cx, Y - cy), 0, 1), 0.02)
    canvas.blend(mask, np.clip(face * lit * limb_dark * 1.12, 0.012, 1))
    mx, my, mr = 225.0, 205.0, 33.0
    canvas.blend(np.clip(mr + 6 - np.hypot(X - mx, Y - my), 0, 1), 0.03)
    mask, light, *_ = ball(mx, my, mr, (-0.80, -0.36, 0.48))
    canvas.blend(mask, np.clip((0.78 + 0.5 * (noise(11, 6, 3) - 0.4)) * smooth(-0.05, 0.55, light), 0.03, 1))
    return canvas.light


def wall() -> Grid:
    """9 November: people on the Wall, black against the lit gate; the crowd below looks up."""
    rng = np.random.default_rng(1989)
    glow = np.exp(-((np.hypot((X - 600) / 520, (Y - 400) / 330)) ** 2))
    haze = noise(150, 6, 4, 2.5)
    canvas = Canvas(np.clip(0.07 + 0.32 * glow * (0.6 + 0.8 * haze), 0, 1))
    for x, lean in ((70, 0.34), (1130, -0.36)):  # the beams of the television lamps
        for spread in (0.05, 0.025):
            canvas.fill([(x - 6, 520), (x + 6, 520), (x + (lean + spread) * 620, -100),
                (x + (lean - spread) * 620, -100)], 0.42, 0.22)
    _gate(canvas)
    _wall_and_crowd(canvas, rng)
    return canvas.light


def _gate(canvas: Canvas) -> None:
    base = 545.0
    floodlit = 0.70 + 0.30 * smooth(250, 520, Y)
    stone = np.clip(floodlit + 0.08 * (noise(16, 2, 3, 2) - 0.5), 0, 1)
    # Wings to either side, lower, with their own columns.
    for side in (-1, 1):
        def wx(u: float, side: int = side) -> float:
            return 600 + side * u

        canvas.fill([(wx(300), base), (wx(300), 385), (wx(318), 378), (wx(390), 340), (wx(462), 378),
            (wx(480), 385), (wx(480), base)], 0.16)
        canvas.fill([(wx(300), 396), (wx(480), 396), (wx(480), 380), (wx(300), 380)], 0.62)
        canvas.fill([(wx(322), 376), (wx(390), 344), (wx(458), 376)], 0.46)
        for u in (318, 362, 406, 450):
            canvas.fill([(wx(u), base), (wx(u), 398), (wx(u + 20), 398), (wx(u + 20), base)], 0.66)
            canvas.fill([(wx(u + 12), base), (wx(u + 12), 398), (wx(u + 20), 398), (wx(u + 20), base)], 0.34)
    # Between the columns: deep shade, a little light from behind low down.
    canvas.fill(box(318, 290, 882, base), 0.08 + 0.62 * smooth(320, 500, Y))
    for x in (340, 436, 540, 660, 764, 860):
        w = 25.0
        t = np.clip((X - x) / w, -1, 1)
        flutes = 0.10 * np.cos(t * 15)
        drum = np.clip((0.42 + 0.58 * np.sqrt(1 - (t * 0.92 + 0.2).clip(-1, 1) ** 2) + flutes) * floodlit,
            0.08, 1)
        canvas.fill([(x - w, base), (x - w * 0.86, 312), (x + w * 0.86, 312), (x + w, base)], drum)
        canvas.fill([(x - w - 7, 294), (x + w + 7, 294), (x + w - 2, 314), (x - w + 2, 314)], 0.95)
        canvas.fill(box(x - w - 8, 312, x + w + 8, 315), 0.3, 0.7)
    # Architrave, frieze with reliefs, cornice, attic in steps.
    canvas.fill(box(306, 272, 894, 294), stone)
    canvas.fill(box(306, 292, 894, 296), 0.2)
    canvas.fill(box(310, 244, 890, 272), stone * 0.8)
    for i in range(24):
        left = 322 + i * 24.2
        canvas.fill(box(left - 5, 246, left + 5, 271), 0.34)
        canvas.fill(box(left - 1.5, 246, left + 1.5, 271), 0.8)
    canvas.fill([(292, 244), (908, 244), (914, 232), (286, 232)], 0.98)
    canvas.fill(box(296, 243, 904, 247), 0.18)
    canvas.fill([(330, 232), (870, 232), (858, 196), (342, 196)], stone * 0.72)
    for i in range(9):
        x = 372 + i * 57
        canvas.fill(box(x - 19, 203, x + 19, 226), np.clip(0.30 + 0.9 * np.abs(noise(7, 40, 2) - 0.35), 0,
            0.9))
    canvas.fill(box(334, 190, 866, 198), 0.96)
    canvas.fill(box(450, 178, 750, 190), 0.62)
    canvas.fill(box(486, 166, 714, 178), 0.78)
    _quadriga(canvas, 600, 167)


def _quadriga(canvas: Canvas, x: float, y: float) -> None:
    def horse(hx: float, turn: int, tone: float) -> None:
        def at(u: float, v: float) -> Point:
            return hx + turn * u, y - v

        canvas.fill(curve([at(-10, 24), at(-12, 40), at(-6, 52), at(4, 56), at(13, 46), at(13, 30),
            at(8, 20), at(-4, 19)], 5, True), tone)
        canvas.fill([at(-4, 48), at(3, 70), at(8, 78), at(13, 76), at(12, 60), at(12, 46)], tone)  # neck
        canvas.fill([at(4, 78), at(12, 80), at(25, 65), at(22, 60), at(10, 67)], tone)  # head
        canvas.fill([at(5, 77), at(7, 85), at(10, 78)], tone)
        for a, b, c in (((-8, 26), (-9, 12), (-7, 0)), ((-2, 24), (-1, 12), (-3, 0)),
            ((8, 26), (12, 14), (9, 0)), ((11, 34), (22, 28), (19, 15))):
            canvas.line([at(*a), at(*b), at(*c)], 6.5, tone, 1, 4.2)
        canvas.line([at(-3, 66), at(-5, 50)], 5, tone * 0.5)

    # The goddess in her chariot, staff, wreath and eagle.
    canvas.fill(curve([(x - 15, y - 52), (x - 12, y - 82), (x, y - 96), (x + 12, y - 82), (x + 15, y - 52)],
        6), 0.86)
    canvas.oval(x, y - 102, 7, 8.5, 0.95)
    canvas.fill([(x - 8, y - 92), (x - 34, y - 112), (x - 40, y - 84), (x - 12, y - 66)], 0.62)  # wings
    canvas.fill([(x + 8, y - 92), (x + 27, y - 108), (x + 32, y - 84), (x + 12, y - 66)], 0.55)
    canvas.line([(x + 10, y - 84), (x + 23, y - 94)], 6, 0.95)
    canvas.line([(x + 23, y - 40), (x + 23, y - 136)], 4, 0.95)
    canvas.oval(x + 23, y - 134, 10, 11, 0.95)
    canvas.oval(x + 23, y - 134, 5, 6, 0.2)
    canvas.fill([(x + 23, y - 143), (x + 10, y - 158), (x + 20, y - 152), (x + 23, y - 160),
        (x + 26, y - 152), (x + 36, y - 158)], 0.98)
    canvas.fill(box(x - 30, y - 40, x + 30, y), 0.4)
    for hx, turn, tone in ((x - 68, -1, 0.82), (x + 68, 1, 0.7), (x - 27, -1, 1.0), (x + 27, 1, 0.88)):
        horse(hx + turn * 2.5, turn, 0.08)
        horse(hx, turn, tone)


def _wall_and_crowd(canvas: Canvas, rng: np.random.Generator) -> None:
    top, foot = 498.0, 640.0
    lamp = np.exp(-(((X - 560) / 560) ** 2))
    # People along the top, in knots, arms raised.
    x = 22.0
    while x < 1185:
        tall = rng.uniform(98, 118)
        pose = rng.choice(["up", "wave", "down", "wide", "wave", "up"])
        skirt = bool(rng.random() < 0.25)
        state = rng.bit_generator.state
        person(canvas, x + (1.8 if x < 600 else -1.8), top + 4, tall, 0.62, rng, str(pose), skirt, 0.03)
        rng.bit_generator.state = state
        person(canvas, x, top + 6, tall, 0.0, rng, str(pose), skirt, 0.03)
        x += rng.choice([28, 34, 42, 58, 92], p=[0.2, 0.25, 0.2, 0.2, 0.15])
    concrete = 0.62 * (0.45 + 0.55 * lamp) + 0.16 * (noise(34, 14, 4, 1.5) - 0.5) - 0.12 * smooth(560, 650, Y)
    canvas.fill(box(0, top, WIDTH, foot + 60), np.clip(concrete, 0.05, 1))
    canvas.fill(box(0, top, WIDTH, top + 13), 0.55 + 0.4 * lamp)
    canvas.fill(box(0, top + 13, WIDTH, top + 18), 0.10, 0.8)
    for joint in range(44, WIDTH, 124):
        canvas.fill(box(joint, top + 14, joint + 3, foot + 40), 0.12, 0.8)
    for _ in range(15):  # scrawls of paint
        sx, sy, scale = rng.uniform(30, 1150), rng.uniform(535, 590), rng.uniform(9, 24)
        scrawl = [(sx + i * scale * 0.7, sy + scale * rng.uniform(-1,
            1)) for i in range(int(rng.integers(4, 8)))]
        canvas.line(curve(scrawl, 6), rng.uniform(4, 7), float(rng.choice([0.12, 0.2, 0.95])), 0.7)
    # One is being pulled up.
    person(canvas, 706, 622, 106, 0.02, rng, "up", stride=0.01)
    for row, (base, size, tone) in enumerate(((668, 21, 0.20), (704, 26, 0.10), (752, 32, 0.02))):
        x = -10.0 + 13 * row
        while x < WIDTH + 20:
            y = base + rng.uniform(-9, 9)
            s = size * rng.uniform(0.88, 1.1)
            for dy, dx, t in ((-3.0, 0.0, 0.62 * math.exp(-(((x - 580) / 620) ** 2))), (0.0, 0.0, tone)):
                canvas.oval(x + dx, y - s * 1.05 + dy, s * 0.52, s * 0.66, t)
                canvas.fill(curve([(x - s * 1.25, y + 120), (x - s * 1.12, y + s * 0.35),
                    (x - s * 0.5, y - s * 0.28 + dy), (x + s * 0.5, y - s * 0.28 + dy),
                    (x + s * 1.12, y + s * 0.35), (x + s * 1.25, y + 120)], 5), t)
            if rng.random() < 0.20:
                side = rng.choice([-1, 1])
                a, b, c = (x + side * s, y + s * 0.3), (x + side * s * 1.35,
                    y - s * 1.1), (x + side * s * 1.05, y - s * 2.5)
                canvas.line([a, b, c], s * 0.5, tone, 1, s * 0.34)
                canvas.oval(c[0], c[1] - 3, s * 0.22, s * 0.27, tone)
            x += s * rng.uniform(1.5, 2.1)
    for fx, fy in ((262, 610), (958, 646)):  # flashes
        canvas.blend(np.exp(-np.hypot(X - fx, (Y - fy)) / 16), 1.0)
        canvas.oval(fx, fy, 7, 7, 1.0)


def tunnel() -> Grid:
    """A high-speed train comes out of the hill into the morning."""
    horizon, focal, eye = 432.0, 900.0, 2.3

    def at(x: float, y: float, z: float) -> Point:
        return 560 + focal * x / z, horizon - focal * (y - eye) / z

    def track(z: float) -> float:
        """The line curves gently out of the mouth towards us."""
        return 3.1 - 0.50 * (z - 8) + 0.0018 * (z - 8) ** 2

    sky = 0.98 - 0.30 * smooth(300, -60, Y) - 0.10 * smooth(0.50, 0.72, noise(110, 31, 5, 3.2)) * smooth(420,
        60, Y)
    canvas = Canvas(np.clip(sky, 0.3, 1))
    # Far hills, then the hill over the tunnel, rough with grass and trees.
    far = 372 - 26 * np.sin(X / 150 + 0.6) - 12 * np.sin(X / 61)
    canvas.blend(smooth(-1, 1, Y - far), 0.66 + 0.10 * (noise(30, 7, 3, 3) - 0.5))
    slope = 62 + 0.00042 * np.clip(X - 120, 0, None) ** 2 + 16 * np.sin(X / 90) + 26 * (noise(42, 2,
        4)[0] - 0.5)[None]
    grass = 0.40 + 0.50 * (noise(30, 4, 5, 0.8) - 0.5) + 0.20 * smooth(700, 0, X) * smooth(330, 60, Y)
    canvas.blend(smooth(-1.5, 1.5, Y - slope), np.clip(grass, 0.05, 0.9))
    rng = np.random.default_rng(3)
    for _ in range(620):
        x = rng.uniform(-20, 960)
        top = 62 + 0.00042 * max(x - 120, 0) ** 2 + 16 * math.sin(x / 90)
        y = top + abs(rng.normal(0, 40)) - 5
        r = rng.uniform(5, 13)
        canvas.oval(x, y, r, r * 0.95, 0.13 + 0.05 * rng.random(), 0.9)
        canvas.oval(x - r * 0.3, y - r * 0.36, r * 0.55, r * 0.42, 0.26 + 0.22 * rng.random(), 0.8)
    # The ground: ballast in perspective.
    depth = focal * eye / np.clip(Y - horizon, 3, None)
    gravel = 0.70 + 0.30 * (noise(6, 5, 3, 1.6) - 0.5) * smooth(440, 560, Y) - 0.12 * smooth(560, 760, Y)
    canvas.blend(smooth(-0.5, 0.5, Y - horizon - 24), np.clip(gravel, 0.1, 1))
    verge = smooth(-0.6, 0.6, (X - 560) * depth / focal - (6.4 - 0.5 * (depth - 8)) - 1.2) * (horizon + 20 < Y)
    canvas.blend(np.clip(verge, 0, 1), np.clip(0.42 + 0.6 * (noise(12, 15, 4, 0.7) - 0.5), 0.05, 0.9))

    z = 30.0
    _portal(canvas, at, track(z), z)
    _rails(canvas, at, track, z)
    # Masts, brackets and wires.
    for q in (20.0, 12.5):
        x = track(q) + 3.2
        canvas.line([at(x, 0, q), at(x, 7.6, q)], 170 / q, 0.05)
        canvas.line([at(x - 0.06, 0, q), at(x - 0.06, 7.6, q)], 50 / q, 0.7)
        for v, reach in ((6.9, 3.4), (5.7, 3.4)):
            canvas.line([at(x, v if v > 6 else 6.7, q), at(x - reach, v - 0.2, q)], 70 / q, 0.06)
    _train(canvas, at, track, z)
    for v in (5.3, 6.5):
        wire = [at(track(q), v, q) for q in np.linspace(4.2, z, 40)]
        canvas.line(wire, 4.5, 0.06, 1, 1.8)
    return canvas.light


def _portal(canvas: Canvas, at: Projection, mouth: float, z: float) -> None:
    """Wing walls, headwall, the black mouth with its ring of stones."""
    left, right = mouth - 9.6, mouth + 8.6
    concrete = np.clip(0.80 + 0.16 * (noise(26, 8, 4, 0.7) - 0.5) - 0.10 * smooth(200, 480, Y), 0, 1)
    canvas.fill([at(right, 0, z), at(right, 11.0, z), at(right + 3.5, 3.0, z - 11),
        at(right + 3.5, 0, z - 11)], 0.40)
    canvas.fill([at(left, 0, z), at(left, 11.0, z), at(left - 7, 4.0, z - 4), at(left - 7, 0, z - 4)], 0.62)
    canvas.fill([at(left, -0.2, z), at(left, 11.2, z), at(right, 11.2, z), at(right, -0.2, z)], concrete)
    for v in np.arange(1.6, 11, 1.6):
        canvas.line([at(left, v, z), at(right, v, z)], 1.6, 0.45, 0.7)
    canvas.fill([at(left - 0.5, 11.9, z), at(right + 0.5, 11.9, z), at(right + 0.5, 10.9, z),
        at(left - 0.5, 10.9, z)], 0.97)
    canvas.fill([at(left - 0.2, 10.9, z), at(right + 0.2, 10.9, z), at(right + 0.2, 10.5, z),
        at(left - 0.2, 10.5, z)], 0.22)

    def arch(radius: float) -> Points:
        t = np.linspace(0, math.pi, 30)
        ring = [at(mouth + radius * math.cos(a), 3.4 + radius * math.sin(a), z) for a in t]
        return [at(mouth + radius, -0.2, z), *ring, at(mouth - radius, -0.2, z)]

    canvas.fill(arch(6.5), 0.35)
    canvas.fill(arch(6.35), 0.93)
    for a in np.linspace(0, math.pi, 17):
        inner, outer = (at(mouth + q * math.cos(a), 3.4 + q * math.sin(a), z) for q in (5.5, 6.4))
        canvas.line([inner, outer], 2.0, 0.4)
    canvas.fill(arch(5.5), 0.0)
    canvas.fill([at(mouth - 5.45, -0.1, z), at(mouth - 5.45, 3.6, z), at(mouth - 4.5, 3.6, z + 8),
        at(mouth - 4.5, -0.1, z + 8)], 0.25)
    for k in range(4):  # lamps going away into the dark
        zz = z + 6 + 9 * k
        canvas.oval(*at(mouth - 4.6 + 0.9 * k, 4.9, zz), 7 - k, 4.5 - 0.6 * k, 0.9)


def _rails(canvas: Canvas, at: Projection, track: Callable[[float], float], z: float) -> None:
    """Our track and the other line's, with their sleepers."""
    path = np.linspace(3.4, z, 60)
    for offset in (-5.2, -3.75, -0.72, 0.72):
        for q0, q1 in pairwise(path):
            w = 0.085
            canvas.fill([at(track(q0) + offset - 2.4 * w, 0.02, q0),
                at(track(q0) + offset + 2.4 * w, 0.02, q0), at(track(q1) + offset + 2.4 * w, 0.02, q1),
                at(track(q1) + offset - 2.4 * w, 0.02, q1)], 0.18)
            canvas.fill([at(track(q0) + offset - w, 0.18, q0), at(track(q0) + offset + w, 0.18, q0),
                at(track(q1) + offset + w, 0.18, q1), at(track(q1) + offset - w, 0.18, q1)], 0.98)
    for q in np.arange(4.2, 26, 0.75):
        for centre in (-4.48, 0.0):
            x = track(q) + centre
            canvas.fill([at(x - 1.3, 0, q), at(x + 1.3, 0, q), at(x + 1.3, 0, q + 0.26),
                at(x - 1.3, 0, q + 0.26)], 0.30, 0.55)


def _train(canvas: Canvas, at: Projection, track: Callable[[float], float], mouth: float) -> None:
    """The body as rings of a super-ellipse along the track, painted from far to near."""
    nose = 8.2

    def ring(z: float) -> Grid:
        s = z - nose
        full = min(1.0, s / 5.6)
        half = 1.48 * (0.40 + 0.60 * (1 - (1 - min(1, s / 3.4)) ** 2.4))
        top = 1.25 + 2.75 * (0.55 * full + 0.45 * float(smooth(0.25, 0.95, full)))
        low = 0.28 + 0.10 * (1 - min(1, s / 1.2))
        t = np.linspace(0, 2 * math.pi, 41)
        power = 0.40 + 0.25 * (1 - full)
        c, q = np.cos(t), np.sin(t)
        x = track(z) + half * np.sign(c) * np.abs(c) ** power
        y = (top + low) / 2 + (top - low) / 2 * np.sign(q) * np.abs(q) ** power
        return np.stack([x, y, np.full_like(x, z)], axis=1)

    steps = np.concatenate([np.linspace(nose + 0.02, nose + 6, 44), np.linspace(nose + 6.25, mouth, 60)])
    sun = np.array([-0.55, 0.75, -0.38])
    sun /= np.linalg.norm(sun)
    shadow = [at(track(q) + 1.2, 0.02, q) for q in steps] + [at(track(q) + 3.2, 0.02, q) for q in steps[::-1]]
    canvas.fill(shadow, 0.10, 0.85)
    canvas.fill([at(track(nose) - 1.5, 0.02, nose - 0.2), at(track(nose) + 2.6, 0.02, nose - 0.2),
        at(track(mouth) + 2, 0.02, mouth), at(track(mouth) - 1.5, 0.02, mouth)], 0.08, 0.9)
    for z0, z1 in zip(steps[-2::-1], steps[:0:-1], strict=True):
        a, b = ring(z0), ring(z1)
        for i in range(40):
            quad3 = np.array([a[i], a[i + 1], b[i + 1], b[i]])
            flat = np.array([at(*p) for p in quad3])
            edge1, edge2 = flat[1] - flat[0], flat[3] - flat[0]
            if edge1[0] * edge2[1] - edge1[1] * edge2[0] < 0:
                continue
            normal = np.cross(quad3[1] - quad3[0], quad3[3] - quad3[0])
            normal /= np.linalg.norm(normal) + 1e-9
            if np.dot(normal, quad3.mean(axis=0) - (a.mean(axis=0) + b.mean(axis=0)) / 2) < 0:
                normal = -normal
            tone = _livery(quad3.mean(axis=0), normal, sun, z0 - nose, track(z0), z0 / mouth)
            grow = flat.mean(axis=0) + (flat - flat.mean(axis=0)) * 1.06 + np.sign(flat - flat.mean(axis=0)) * 0.35
            canvas.fill([(float(x), float(y)) for x, y in grow], tone)
    tip = ring(steps[0])
    canvas.fill([at(*p) for p in tip], 0.80)
    canvas.fill([at(x, min(y, 0.62), z) for x, y, z in tip], 0.22)
    for side in (-1, 1):  # headlamps
        x, y = at(track(nose + 1) + side * 0.92, 1.38, nose + 0.75)
        canvas.oval(x, y, 22, 12, 0.05, 1, side * 0.3)
        canvas.oval(x, y, 14, 7, 1.0, 1, side * 0.3)


def _livery(place: Grid, normal: Grid, sun: Grid, s: float, middle: float, far: float) -> float:
    across, up = place[0] - middle, place[1]
    tone = 0.34 + 0.66 * max(0.0, float(normal @ sun))
    glass = 2.1 < s < 4.3 and abs(across) < 1.02 and normal[1] > 0.25 and up > 2.0
    if glass:
        tone = 0.03 + 0.30 * float(smooth(0.15, -0.75, across)) * float(smooth(4.3, 2.4, s))
    elif s > 4.6 and abs(across) > 1.2 and 2.15 < up < 2.95:
        tone = 0.05 if (s - 4.6) % 2.4 < 1.9 else 0.4
    elif 1.02 < up < 1.34 and s > 5.6:
        tone *= 0.28
    elif up < 0.62:
        tone *= 0.35
    elif up > 3.7:
        tone *= 0.85
    return float(np.clip(tone * (1 - 0.55 * float(smooth(0.75, 1.0, far))), 0, 1))


def eclipse() -> Grid:
    """Noon, 11 August: the black Sun over the roofs, day left only along the horizon."""
    cx, cy, r = 640.0, 232.0, 84.0
    dx, dy = X - cx, Y - cy
    dist, angle = np.hypot(dx, dy) / r, np.arctan2(dy, dx)
    rays = np.zeros_like(X)
    rng = np.random.default_rng(99)
    for _ in range(30):  # helmet streamers and fine rays, each at its own angle
        where, width = rng.uniform(-math.pi, math.pi), rng.uniform(0.025, 0.16)
        reach, power = rng.uniform(0.35, 1.25), rng.uniform(0.2, 0.7)
        bent = np.angle(np.exp(1j * (angle - where - 0.04 * (dist - 1) * math.sin(9 * where))))
        spread = width * (0.5 + 0.9 * np.exp(-(dist - 1) * 1.1))
        rays += power * np.exp(-((bent / spread) ** 2) - np.clip(dist - 1, 0, None) / reach)
    for where, width, reach in ((-0.42, 0.20, 1.7), (2.62, 0.22, 1.9), (0.75, 0.14, 1.2), (-2.5, 0.16, 1.3),
        (1.7, 0.10, 0.9), (-1.35, 0.10, 0.8)):
        bent = np.angle(np.exp(1j * (angle - where)))
        spread = width * (0.35 + 1.1 * np.exp(-(dist - 1) * 0.9))
        rays += 0.75 * np.exp(-((bent / spread) ** 2) - np.clip(dist - 1, 0, None) / reach)
    halo = np.exp(-np.clip(dist - 1, 0, None) / 0.42)
    corona = halo * 0.9 + 0.62 * rays * (0.75 + 0.5 * halo) + 0.16 * np.exp(-np.clip(dist - 1, 0, None) / 2.6)
    dusk = 0.50 * np.exp(-(((Y - 630) / 150) ** 2)) + 0.40 * np.exp(-(((Y - 625) / 62) ** 2))
    veil = smooth(0.44, 0.7, noise(40, 17, 5, 6)) * np.exp(-(((Y - 560) / 80) ** 2))
    sky = 0.095 + 0.05 * smooth(200, 560, Y) + dusk - 0.22 * veil
    canvas = Canvas(1 - (1 - np.clip(sky, 0, 1)) * (1 - np.clip(corona, 0, 1)))
    for x, y, size in ((872, 322, 5.0), (420, 128, 3.2), (212, 250, 2.4), (1040, 96, 2.4), (1010, 400, 2.0),
        (300, 60, 2.0), (110, 110, 1.8), (770, 60, 1.6)):
        canvas.oval(x, y, size * 1.2, size, 1.0)
        canvas.line([(x - 4 * size, y), (x + 4 * size, y)], 1.7, 1.0, 0.8, 0.5)
        canvas.line([(x, y - 3 * size), (x, y + 3 * size)], 2.2, 1.0, 0.8)
    canvas.blend(np.clip(r - np.hypot(dx, dy) + 0.5, 0, 1), 0.0)
    _roofs(canvas, np.random.default_rng(11))
    return canvas.light


def _roofs(canvas: Canvas, rng: np.random.Generator) -> None:
    """Three ranks of roofs, the nearest black, a church among the middle ones."""
    def house(x: float, base: float, w: float, wall_h: float, roof_h: float, tone: float,
        gable: bool) -> None:
        eave = base - wall_h
        if gable:
            canvas.fill([(x - w / 2, 780), (x - w / 2, eave), (x, eave - roof_h), (x + w / 2, eave),
                (x + w / 2, 780)], tone)
            canvas.line([(x - w * 0.54, eave + 4), (x, eave - roof_h), (x + w * 0.54, eave + 4)], 4.5,
                tone + 0.30)
        else:
            canvas.fill([(x - w / 2, 780), (x - w / 2, eave), (x - w / 2 + roof_h * 0.45, eave - roof_h),
                (x + w / 2 - roof_h * 0.45, eave - roof_h), (x + w / 2, eave), (x + w / 2, 780)], tone)
            canvas.fill([(x - w / 2 - 5, eave), (x - w / 2 + roof_h * 0.45, eave - roof_h),
                (x + w / 2 - roof_h * 0.45, eave - roof_h), (x + w / 2 + 5, eave)], tone + 0.07)
            canvas.line([(x - w / 2 + roof_h * 0.45, eave - roof_h),
                (x + w / 2 - roof_h * 0.45, eave - roof_h)], 4, tone + 0.34)
            for k in range(int(w / 60)):  # dormers
                dx = x - w / 2 + roof_h * 0.6 + 52 * k
                if dx < x + w / 2 - roof_h * 0.7:
                    canvas.fill([(dx - 9, eave - 8), (dx - 9, eave - roof_h * 0.42),
                        (dx, eave - roof_h * 0.66), (dx + 9, eave - roof_h * 0.42), (dx + 9, eave - 8)],
                        max(0.0, tone - 0.1))
        cx = x + w * rng.uniform(-0.28, 0.28)
        top = eave - roof_h * (0.85 if not gable else 0.5)  - rng.uniform(8, 16)
        canvas.fill(box(cx - 5, top, cx + 5, eave - roof_h * 0.2), max(0.0, tone - 0.03))
        canvas.fill(box(cx - 7, top, cx + 7, top + 5), max(0.0, tone - 0.03))
        canvas.line([(cx - 6, top - 1), (cx + 6, top - 1)], 3, tone + 0.34)

    for base, tone, lo, hi in ((646, 0.30, 50, 90), (700, 0.12, 80, 140)):
        x = -30.0
        while x < WIDTH + 60:
            w = rng.uniform(lo, hi)
            house(x + w / 2, base + rng.uniform(-12, 12), w, rng.uniform(10, 30), rng.uniform(28, 48), tone,
                bool(rng.random() < 0.45))
            x += w * rng.uniform(0.86, 1.0)
        if base == 646:
            _church(canvas, 236, 646, 0.03)
    x = -40.0
    while x < WIDTH + 80:
        w = rng.uniform(130, 220)
        eave = 752 + rng.uniform(-14, 10)
        house(x + w / 2, eave, w, 4, rng.uniform(46, 66), 0.0, bool(rng.random() < 0.3))
        for _ in range(2):
            if rng.random() < 0.4:
                wx, wy = x + rng.uniform(0.2, 0.8) * w, eave - rng.uniform(16, 26)
                canvas.fill(box(wx - 5, wy - 8, wx + 5, wy + 5), 0.95)
        x += w * 0.97
    for px, py, tall, arms in ((840, 662, 76, "up"), (876, 662, 72, "down"), (800, 662, 68, "wave")):
        person(canvas, px, py, tall, 0.0, rng, arms, stride=0.02)
    canvas.fill(box(764, 660, 908, 780), 0.0)
    canvas.line([(764, 660), (908, 660)], 4, 0.4)


def _church(canvas: Canvas, x: float, base: float, tone: float) -> None:
    canvas.fill([(x + 20, base + 20), (x + 20, base - 70), (x + 34, base - 112), (x + 150, base - 112),
        (x + 166, base - 70), (x + 166, base + 20)], tone)
    canvas.line([(x + 34, base - 112), (x + 150, base - 112)], 4, tone + 0.35)
    canvas.fill(box(x - 27, base - 190, x + 27, base + 20), tone)
    canvas.fill(box(x - 31, base - 194, x + 31, base - 186), tone + 0.1)
    onion = [(x - 27, base - 194), (x - 37, base - 214), (x - 30, base - 236), (x - 12, base - 250),
        (x - 9, base - 262), (x - 13, base - 272), (x - 5, base - 286), (x, base - 318)]
    right = [(2 * x - px, py) for px, py in reversed(onion)]
    canvas.fill(curve(onion + right[1:], 5), tone)
    canvas.line(curve([(2 * x - px + 1, py) for px, py in onion], 5), 3.5, tone + 0.42)
    canvas.line([(x, base - 310), (x, base - 344)], 3.5, tone)
    canvas.line([(x - 9, base - 332), (x + 9, base - 332)], 4, tone)
    canvas.line([(x + 28, base - 186), (x + 28, base)], 3, tone + 0.3)
    canvas.oval(x, base - 160, 11, 13, 0.78)
    canvas.line([(x, base - 160), (x, base - 169)], 2.5, 0.05)
    canvas.line([(x, base - 160), (x + 1, base - 166)], 2.5, 0.05)


def temple() -> Grid:
    """Abu Simbel in the morning: a relief carved as a height field and lit from the upper left."""
    height = np.zeros((HEIGHT, WIDTH))

    def carve(points: Points, level: float, round_by: float = 0.0, bulge: float = 0.0) -> None:
        nonlocal height
        mask = mask_of(points)
        if round_by:
            x0, x1 = max(0, int(min(p[0] for p in points)) - 40), int(max(p[0] for p in points)) + 40
            part = np.zeros_like(mask)
            part[:, x0:x1] = blur(mask[:, x0:x1], round_by)
            level = level + bulge * (np.sqrt(np.clip(2 * part - 1, 0, 1)) - 1)  # type: ignore[assignment]
        height = height * (1 - mask) + np.maximum(height, level) * mask

    ground = 628.0
    # The cliff, cut back to a smooth façade that leans inward.
    cliff = 28 + 50 * (noise(90, 41, 5, 0.9) - 0.45) + 16 * np.abs(noise(44, 42, 4, 2.2) - 0.5)
    face = [(128, ground + 2), (176, 112), (1024, 112), (1072, ground + 2)]
    cut = mask_of(face)
    height = cliff * (1 - cut) + cut * (2.0 + 1.2 * noise(5, 9, 3, 2))
    carve([(170, 112), (1030, 112), (1028, 128), (172, 128)], 14)
    carve([(176, 142), (1024, 142), (1023, 150), (177, 150)], 12, 3, 8)
    carve([(180, 166), (1020, 166), (1018, 196), (182, 196)], 5)
    # Door and the niche of Ra above it.
    carve([(540, ground), (544, 392), (656, 392), (660, ground)], 10)
    carve([(530, 392), (670, 392), (676, 372), (524, 372)], 22, 4, 12)
    for centre in (268, 444, 756, 932):
        _colossus(carve, centre, ground, broken=centre == 444)
    carve([(556, 356), (558, 236), (642, 236), (644, 356)], 0)
    niche = mask_of([(560, 358), (562, 236), (638, 236), (640, 358)])
    height = height * (1 - niche) - 26 * niche
    for part, level in (([(586, 358), (588, 296), (612, 296), (614, 358)], 4.0),
        ([(574, 318), (582, 282), (618, 282), (626, 318), (612, 322), (588, 322)], 6.0),
        (ellipse(600, 270, 11, 14), 8.0), (ellipse(600, 250, 17, 11), 6.0)):
        carve(part, level, 4, 10)
    stone = noise(22, 50, 5, 1.6)
    light = relief(blur(height, 0.8), math.radians(-136), math.radians(41), 0.28, 120)
    light = np.clip(0.02 + 1.12 * light + 0.14 * (stone - 0.5), 0.02, 1) * (0.66 + 0.34 * cut)
    canvas = Canvas(light)
    canvas.fill([(562, ground), (566, 404), (634, 404), (638, ground)], 0.02)
    canvas.fill([(582, ground), (584, 440), (590, 440), (590, ground)], 0.22)
    # Sky above the ragged edge of the cliff.
    edge = 64 - 26 * np.exp(-(((X - 560) / 330) ** 2)) + 70 * smooth(300, -60, X) + 96 * smooth(900, 1260,
        X) + 26 * (noise(36, 71, 4)[5] - 0.5)[None]
    canvas.blend(smooth(1, -1, Y - edge), 0.98 - 0.20 * smooth(150, -40, Y))
    for i in range(30):  # the frieze of baboons greeting the Sun
        x = 190 + i * 28.3
        for dx, tone, fat in ((4.0, 0.08, 1.0), (0.0, 0.93, 0.9)):
            ape = [(-9, 111), (-10, 94), (-12, 86), (-5, 82), (0, 75), (5, 82), (12, 86), (10, 94), (9, 111)]
            canvas.fill(curve([(x + dx + fat * u, v) for u, v in ape], 4, True), tone)
        canvas.fill(box(x - 1.5, 96, x + 1.5, 111), 0.3)
    # Debris of the fallen king, the terrace, the sand and its visitors.
    sand = 0.90 - 0.20 * smooth(640, 760, Y) + 0.30 * (noise(12, 61, 4, 5) - 0.48)
    canvas.blend(smooth(ground + 17, ground + 19, Y), np.clip(sand, 0, 1))
    canvas.fill(box(118, ground - 8, 1082, ground + 18), np.clip(0.80 + 0.3 * (noise(14, 4, 3, 2.5) - 0.5),
        0, 1))
    canvas.fill(box(118, ground + 12, 1082, ground + 22), 0.22)
    canvas.fill(box(552, ground - 10, 648, ground + 24), 0.93)
    for k in range(4):
        canvas.fill(box(552, ground - 4 + 7 * k, 648, ground - 1.5 + 7 * k), 0.3)
    rng = np.random.default_rng(68)
    for x, y, w, h in ((402, 648, 60, 36), (470, 652, 42, 26), (348, 652, 28, 16), (510, 654, 18, 12)):
        rock = [(x + w * 0.55 * math.cos(a) * rng.uniform(0.85, 1.1),
            y - h * 0.3 + h * 0.6 * math.sin(a) * rng.uniform(0.8, 1.1)) for a in np.linspace(0, 6.1, 8)]
        canvas.fill([(x, y + h * 0.3), (x + w * 1.2, y + h * 0.36), (x + w * 0.5, y - h * 0.2)], 0.2, 0.9)
        canvas.fill(rock, 0.45)
        canvas.fill([((px - x) * 0.72 + x - w * 0.13, (py - y) * 0.7 + y - h * 0.2) for px, py in rock], 0.95)
    for x, y, tall in ((300, 706, 62), (322, 708, 58), (604, 668, 44), (620, 669, 42), (700, 690, 54),
        (846, 716, 66), (872, 718, 62), (1010, 700, 58), (150, 690, 50), (560, 720, 66)):
        canvas.fill([(x - 4, y), (x + tall * 1.2, y + tall * 0.30), (x + tall * 1.3, y + tall * 0.24),
            (x + 5, y - 2)], 0.25, 0.85)
        person(canvas, x, y, tall, 0.04, rng, str(rng.choice(["down", "bag", "down"])),
            skirt=bool(rng.random() < 0.4), stride=0.02)
    return canvas.light


def _colossus(carve: Callable[..., None], x: float, base: float, broken: bool) -> None:
    """A seated king, front view; unit = his height with the crown."""
    tall = 432.0

    def both(points: Points, level: float, round_by: float = 0.0, bulge: float = 0.0) -> None:
        for side in (-1, 1):
            carve([(x + side * u * tall, base - v * tall) for u, v in points], level, round_by, bulge)

    def mid(points: Points, level: float, round_by: float = 0.0, bulge: float = 0.0) -> None:
        half = [(x + u * tall, base - v * tall) for u, v in points]
        carve(half + [(2 * x - px, py) for px, py in reversed(half)], level, round_by, bulge)

    mid([(0.19, 0.0), (0.19, 0.045)], 46)  # plinth
    mid([(0.165, 0.045), (0.165, 0.47)], 16)  # throne
    both([(0.035, 0.05), (0.04, 0.36), (0.122, 0.36), (0.105, 0.05)], 44, 9, 30)  # shins
    both([(0.03, 0.045), (0.036, 0.085), (0.112, 0.085), (0.12, 0.045)], 54, 4, 16)  # feet
    both([(0.024, 0.345), (0.02, 0.43), (0.128, 0.435), (0.13, 0.35)], 60, 10, 26)  # knees
    mid([(0.03, 0.10), (0.028, 0.26), (0.0, 0.28)], 26, 5, 12)  # the small queen between
    if broken:
        ragged = [(-0.16, 0.40), (-0.165, 0.50), (-0.10, 0.53), (-0.06, 0.49), (0.01, 0.515), (0.07, 0.475),
            (0.13, 0.49), (0.16, 0.43), (0.16, 0.40)]
        carve([(x + u * tall, base - v * tall) for u, v in ragged], 34, 6, 14)
        return
    mid([(0.10, 0.42), (0.088, 0.50), (0.128, 0.62), (0.158, 0.675), (0.09, 0.715), (0.04, 0.73)], 38, 14,
        24)  # trunk
    both([(0.112, 0.66), (0.15, 0.69), (0.176, 0.66), (0.178, 0.52), (0.135, 0.50), (0.122, 0.55)], 40, 8,
        22)  # upper arm
    both([(0.13, 0.53), (0.178, 0.54), (0.14, 0.44), (0.055, 0.425), (0.06, 0.455)], 58, 7, 20)  # forearm
    mid([(0.118, 0.715), (0.108, 0.79), (0.085, 0.855), (0.05, 0.888)], 40, 8, 18)  # head-cloth
    both([(0.05, 0.735), (0.118, 0.735), (0.088, 0.625), (0.05, 0.625)], 46, 4, 12)  # lappets
    for k in range(5):
        v = 0.64 + 0.02 * k
        both([(0.052, v), (0.09 + 0.1 * (v - 0.63), v), (0.09 + 0.1 * (v - 0.63), v + 0.007),
            (0.052, v + 0.007)], 49)
    face = [(x + u * tall, base - v * tall) for u, v in ((-0.055, 0.80), (-0.05, 0.755), (-0.03, 0.718),
        (0, 0.706), (0.03, 0.718), (0.05, 0.755), (0.055, 0.80), (0.05, 0.845), (-0.05, 0.845))]
    carve(face, 62, 9, 26)
    mid([(0.058, 0.842), (0.058, 0.864)], 66, 2, 6)  # brow band
    mid([(0.010, 0.772), (0.005, 0.815)], 70, 2, 5)  # nose
    both([(0.013, 0.812), (0.045, 0.812), (0.042, 0.822), (0.014, 0.824)], 67, 1.5, 4)  # brows
    both([(0.016, 0.795), (0.042, 0.797), (0.03, 0.805)], 66, 1, 3)  # eyes
    mid([(0.022, 0.742), (0.018, 0.750), (0.0, 0.752)], 67, 1.5, 4)  # mouth
    both([(0.056, 0.775), (0.072, 0.78), (0.07, 0.815), (0.057, 0.82)], 56, 2, 6)  # ears
    mid([(0.021, 0.645), (0.015, 0.712)], 66, 3, 10)  # beard
    mid([(0.07, 0.935), (0.062, 0.865)], 46, 8, 18)  # red crown
    mid([(0.024, 1.0), (0.036, 0.965), (0.045, 0.92), (0.046, 0.88)], 52, 8, 16)  # white crown
    mid([(0.009, 0.855), (0.012, 0.90), (0.0, 0.912)], 74, 3, 6)  # the cobra


def ballot() -> Grid:
    """Sunrise, 27 April: the queue winds down from the polling station to where we stand."""
    rng = np.random.default_rng(27)
    sx, sy = 756.0, 262.0
    dist, angle = np.hypot(X - sx, Y - sy), np.arctan2(Y - sy, X - sx)
    beams = 0.5 + 0.5 * np.sin(angle * 34 + 2.4 * np.sin(angle * 5))
    cloud = smooth(0.47, 0.66, noise(46, 77, 5, 5.5)) * np.exp(-(((Y - 120) / 110) ** 2))
    sky = 0.36 + 0.34 * smooth(-40, 300, Y) + 0.42 * np.exp(-dist / 150) + 0.16 * beams * np.exp(-dist / 420)
    sky -= 0.42 * cloud * (1 - 0.8 * np.exp(-dist / 150))
    sky += 0.40 * np.clip(cloud - warp(cloud, 0, 9), 0, 1)
    canvas = Canvas(np.clip(sky, 0.08, 1))
    canvas.blend(smooth(86, 47, dist) * 0.5, 0.62)
    canvas.oval(sx, sy, 48, 48, 1.0)
    for base, amp, tone, seed in ((292, 26, 0.70, 3), (318, 34, 0.56, 5)):
        line = base - amp * (noise(150, seed, 4)[2] - 0.3)[None] * 1.6
        lit = 0.25 * np.exp(-np.abs(X - sx) / 130)
        canvas.blend(smooth(-1, 1, Y - line), np.clip(tone + lit + 0.16 * smooth(0, 90, Y - line), 0, 1))

    # The hill the queue comes over, and the nearer slope.
    crest = 306 + 0.00042 * (X - 585) ** 2 + 3 * (noise(20, 8, 3)[9] - 0.5)[None]
    tuft = noise(7, 18, 4, 1.2) - 0.47
    down = np.clip((Y - crest) / 420, 0, 1)
    slope = 0.52 - 0.26 * down + (0.28 + 0.55 * down) * tuft
    slope += 0.34 * np.exp(-(Y - crest) / 12) * np.exp(-np.abs(X - sx) / 260)
    canvas.blend(smooth(-1, 1, Y - crest), np.clip(slope, 0.04, 1))
    path = curve([(600, 312), (622, 326), (700, 346), (800, 366), (846, 392), (800, 420), (640, 446),
        (440, 470), (316, 506), (330, 552), (500, 592), (760, 630), (1010, 688), (1180, 790)], 40)
    for (x0, y0), (x1, y1) in pairwise(path):
        w0, w1 = 5 + 0.16 * (y0 - 306), 5 + 0.16 * (y1 - 306)
        canvas.fill([(x0 - w0, y0 - w0 * 0.2), (x1 - w1, y1 - w1 * 0.2), (x1 + w1, y1 + w1 * 0.3),
            (x0 + w0, y0 + w0 * 0.3)], 0.82, 0.75)
    _station(canvas, 560, 314)
    _acacia(canvas, 168, 372, 1.0, rng)
    _acacia(canvas, 1078, 408, 0.62, rng)

    spots: list[tuple[float, float, float]] = []
    gap = 0.0
    for (x0, y0), (x1, y1) in pairwise(path):
        tall = 11 + 0.415 * max(0.0, y0 - 312)
        gap -= math.hypot(x1 - x0, (y1 - y0) * 1.6)
        if gap <= 0:
            spots.append((x0 + rng.normal(0, 0.05 * tall), y0 + rng.normal(0, 0.03 * tall),
                tall * rng.uniform(0.88, 1.08)))
            gap = tall * rng.uniform(0.30, 0.50)
    for x, y, tall in sorted(spots, key=lambda spot: spot[1]):
        away = math.atan2(y - sy, x - sx)
        reach = tall * 1.25
        tip = (x + reach * math.cos(away), y + reach * math.sin(away) * 0.42)
        canvas.line([(x, y - 1), tip], tall * 0.18, 0.08, 0.7, tall * 0.08)
        dx = 0.018 * tall if x < sx else -0.018 * tall
        arms, skirt = str(rng.choice(["down", "down", "bag", "down"])), bool(rng.random() < 0.45)
        if tall > 26:  # the edge of light towards the Sun
            keep = rng.bit_generator.state
            person(canvas, x + dx, y - 0.014 * tall, tall, 1.0, rng, arms, skirt, 0.012)
            rng.bit_generator.state = keep
        person(canvas, x, y, tall, 0.02, rng, arms, skirt, 0.012)
    return canvas.light


def _station(canvas: Canvas, x: float, y: float) -> None:
    canvas.fill(box(x - 74, y - 38, x + 34, y + 4), 0.12)
    canvas.fill([(x - 84, y - 36), (x - 66, y - 60), (x + 28, y - 60), (x + 44, y - 36)], 0.22)
    canvas.line([(x - 66, y - 60), (x + 28, y - 60)], 3.5, 0.9)
    canvas.fill(box(x + 8, y - 28, x + 24, y + 4), 0.85)
    for wx in (-60, -38, -16):
        canvas.fill(box(x + wx, y - 28, x + wx + 12, y - 14), 0.72)
    canvas.line([(x - 20, y - 58), (x - 20, y - 128)], 4, 0.05)
    flag = curve([(x - 20, y - 127), (x - 2, y - 132), (x + 18, y - 124), (x + 38, y - 128),
        (x + 37, y - 102), (x + 18, y - 98), (x - 2, y - 106), (x - 20, y - 101)], 5, True)
    canvas.fill(flag, 0.15)
    canvas.line([(x - 18, y - 114), (x + 36, y - 114)], 6, 0.9)


def _acacia(canvas: Canvas, x: float, y: float, scale: float, rng: np.random.Generator) -> None:
    def at(u: float, v: float) -> Point:
        return x + u * scale, y - v * scale

    for a, b, c, w in (((0, 0), (4, 60), (-34, 136), 17), ((3, 40), (16, 90), (54, 146), 13),
        ((6, 70), (2, 110), (8, 150), 9), ((-14, 92), (-50, 120), (-84, 138), 8),
        ((30, 108), (64, 124), (104, 142), 7)):
        canvas.line(curve([at(*a), at(*b), at(*c)], 6), w * scale, 0.03, 1, 0.4 * w * scale)
    for _ in range(110):
        u = float(np.clip(rng.normal(0, 58), -112, 112))
        v = 150 + rng.uniform(-10, 24) - 0.0014 * u * u
        canvas.oval(*at(u, v), rng.uniform(10, 26) * scale, rng.uniform(5, 10) * scale,
            0.03 if rng.random() < 0.85 else 0.35)


def cathedral() -> Grid:
    """Evening, 15 April: smoke rises behind the two towers, the spire still stands."""
    sky = 0.96 - 0.20 * smooth(260, -40, Y) - 0.14 * smooth(0.48, 0.68, noise(80, 93, 5, 4)) * smooth(400,
        80, Y)
    canvas = Canvas(np.clip(sky, 0, 1))
    _smoke(canvas)
    fire = np.exp(-(((X - 690) / 120) ** 2) - ((Y - 352) / 30) ** 2)
    canvas.blend(np.clip(fire, 0, 1), 1.0)
    building = _Building(canvas)
    for part in (_roof, _nave, _transept, _towers, _facade):
        part(building)
    _river(canvas, building.ground)
    return canvas.light


class _Building:
    """Draws upright planes given in metres north and east of the near corner, and up."""

    ground, eye = 642.0, 7.0

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.grain = noise(9, 94, 3, 0.6)
        self.stone = np.clip(0.93 + 0.22 * (self.grain - 0.5), 0, 1)
        self.shade = np.clip(0.40 + 0.22 * (self.grain - 0.5), 0, 1)

    def at(self, north: float, east: float, up: float) -> Point:
        """The place on the sheet."""
        s = 1 / (1 + (0.7 * north + 0.9 * east) / 520)
        return 470 - 5.9 * north * s + 4.3 * east * s, self.ground - 7 * self.eye - 7.15 * (up - self.eye) * s

    def plane(self, tone: Tone, *corners: tuple[float, float, float]) -> None:
        """Any polygon."""
        self.canvas.fill([self.at(*c) for c in corners], tone)

    def flank(self, n: float, e0: float, e1: float, v0: float, v1: float, tone: Tone) -> None:
        """A rectangle facing south."""
        self.plane(tone, (n, e0, v0), (n, e1, v0), (n, e1, v1), (n, e0, v1))

    def front(self, n0: float, n1: float, v0: float, v1: float, tone: Tone) -> None:
        """A rectangle in the west front."""
        self.plane(tone, (n0, 0, v0), (n1, 0, v0), (n1, 0, v1), (n0, 0, v1))


def _roof(b: _Building) -> None:
    """The spire over the crossing, then the lead roof."""
    canvas, at, plane, grain = b.canvas, b.at, b.plane, b.grain
    n, e = 20.5, 63.0
    plane(0.10, (n - 4, e, 44), (n + 4, e, 44), (n + 2.6, e, 60), (n, e, 95), (n - 2.6, e, 60))
    plane(0.55, (n + 4, e, 44), (n + 1.2, e, 44), (n + 0.6, e, 60), (n, e, 95), (n + 2.6, e, 60))
    for v, w in ((52, 4.4), (59, 3.6), (66, 2.5), (73, 1.9), (80, 1.3)):
        canvas.line([at(n - w, e, v), at(n + w, e, v)], 3.4, 0.05)
        for side in (-w, w):
            canvas.line([at(n + side, e, v), at(n + side, e, v + 4)], 3.0, 0.05, 1, 1)
    canvas.line([at(n, e, 93), at(n, e, 99)], 3, 0.05)
    canvas.line([at(n - 1.1, e, 97), at(n + 1.1, e, 97)], 3, 0.05)
    lead = np.clip(0.30 + 0.10 * np.sin(X * 0.9) + 0.1 * (grain - 0.5), 0, 1)
    plane(lead, (14, 6, 33), (14, 108, 33), (20.5, 104, 44), (20.5, 6, 44))
    canvas.line([at(20.5, 6, 44), at(20.5, 104, 44)], 4, 0.85)


def _nave(b: _Building) -> None:
    """Clerestory, flyers, aisles."""
    canvas, at, plane, flank, shade, grain = b.canvas, b.at, b.plane, b.flank, b.shade, b.grain
    flank(14, 8, 108, 20, 33, shade)
    canvas.line([at(14, 8, 33.2), at(14, 108, 33.2)], 4, 0.85)
    for k in range(11):
        e0 = 16 + 8.2 * k
        if 54 < e0 < 71:
            continue
        plane(0.05, (14, e0 - 2, 21), (14, e0 + 2, 21), (14, e0 + 2, 28), (14, e0, 31.5), (14, e0 - 2, 28))
        canvas.line([at(14, e0, 21), at(14, e0, 31)], 2, 0.5)
    flank(5, 10, 106, 9, 21, np.clip(0.5 + 0.2 * (grain - 0.5), 0, 1))
    flank(0, 12, 104, 0, 12, np.clip(0.56 + 0.2 * (grain - 0.5), 0, 1))
    canvas.line([at(0, 12, 12.2), at(0, 104, 12.2)], 4, 0.92)
    for k in range(11):
        e0 = 20.1 + 8.2 * k
        if 54 < e0 < 72:
            continue
        canvas.line(curve([at(0, e0, 18), at(7, e0, 25), at(14, e0, 29)], 6), 6.5, 0.06)
        canvas.line(curve([at(0.4, e0 - 0.5, 18.6), at(7, e0 - 0.5, 25.6), at(14, e0 - 0.5, 29.6)], 6), 2.6,
            0.95)
        flank(-1.5, e0 - 1.2, e0 + 1.0, 0, 20, 0.24)
        flank(-1.5, e0 - 1.2, e0 - 0.2, 0, 20, 0.86)
        plane(0.8, (-1.5, e0 - 1.3, 20), (-1.5, e0 + 1.1, 20), (-1.5, e0, 25))
        if k < 10:
            plane(0.06, (0, e0 + 2.6, 2), (0, e0 + 5.6, 2), (0, e0 + 5.6, 7), (0, e0 + 4.1, 10),
                (0, e0 + 2.6, 7))


def _transept(b: _Building) -> None:
    """The south transept with its rose."""
    canvas, at, plane, flank, grain = b.canvas, b.at, b.plane, b.flank, b.grain
    flank(-2.5, 55, 71, 0, 34, np.clip(0.66 + 0.2 * (grain - 0.5), 0, 1))
    plane(0.70, (-2.5, 55, 34), (-2.5, 71, 34), (-2.5, 63, 45))
    plane(0.36, (-2.5, 71, 34), (-2.5, 63, 45), (12, 63, 45), (12, 71, 34))
    canvas.line([at(-2.5, 55, 34), at(-2.5, 63, 45), at(-2.5, 71, 34)], 4, 0.97)
    cx, cy = at(-2.5, 63, 25)
    canvas.oval(cx, cy, 21, 36, 0.95)
    canvas.oval(cx, cy, 18.5, 32, 0.06)
    for t in np.arange(0, math.pi, math.pi / 6):
        canvas.line([(cx - 18 * math.cos(t), cy - 31 * math.sin(t)),
            (cx + 18 * math.cos(t), cy + 31 * math.sin(t))], 2, 0.72)
    canvas.oval(cx, cy, 5, 8.5, 0.8)
    plane(0.05, (-2.5, 59.5, 0), (-2.5, 66.5, 0), (-2.5, 66.5, 8), (-2.5, 63, 13), (-2.5, 59.5, 8))
    for e0 in (55.0, 71.0):
        flank(-2.8, e0 - 1.3, e0 + 1.3, 0, 38, 0.85)
        plane(0.85, (-2.8, e0 - 1.5, 38), (-2.8, e0 + 1.5, 38), (-2.8, e0, 45))


def _towers(b: _Building) -> None:
    """North tower behind, then south: flanks in half-shade, fronts in light."""
    canvas, at, plane, flank, front, stone, shade = b.canvas, b.at, b.plane, b.flank, b.front, b.stone, b.shade
    for north in (28.0, 0.0):
        flank(north, 0, 13, 43 if north else 0, 69, shade)
        for e0 in (3.0, 7.6):
            plane(0.03, (north, e0, 47), (north, e0 + 2.4, 47), (north, e0 + 2.4, 60), (north, e0 + 1.2, 64),
                (north, e0, 60))
        flank(north, 0, 13, 66.5, 69, 0.55)
        front(north, north + 13, 43, 69, stone)
        for n0 in (north + 2.2, north + 7.4):
            plane(0.30, (n0 - 0.5, 0, 46), (n0 + 3.9, 0, 46), (n0 + 3.9, 0, 61), (n0 + 1.7, 0, 65.5),
                (n0 - 0.5, 0, 61))
            plane(0.02, (n0, 0, 46.5), (n0 + 3.2, 0, 46.5), (n0 + 3.2, 0, 60.5), (n0 + 1.6, 0, 64.2),
                (n0, 0, 60.5))
        front(north - 0.4, north + 13.4, 66.4, 69, 0.98)
        front(north - 0.4, north + 13.4, 65.6, 66.4, 0.25)
        for n0 in np.linspace(north, north + 13, 6):
            canvas.line([at(n0, 0, 69), at(n0, 0, 70.6)], 3, 0.5)
        for n0 in (north, north + 6.5, north + 13):
            front(n0 - 0.7, n0 + 0.7, 43, 66, 0.99)
            front(n0 - 0.7, n0 - 0.25, 43, 66, 0.42)
    flank(0, 0, 13, 0, 43, shade)
    for v in (20, 34, 43):
        flank(0, 0, 13, v - 0.8, v + 0.4, 0.68)
    plane(0.04, (0, 4, 23), (0, 9, 23), (0, 9, 29), (0, 6.5, 32.5), (0, 4, 29))
    plane(0.04, (0, 4, 5), (0, 9, 5), (0, 9, 14), (0, 6.5, 18), (0, 4, 14))


def _facade(b: _Building) -> None:
    """Galleries, kings, rose, portals."""
    canvas, at, plane, front, stone = b.canvas, b.at, b.plane, b.front, b.stone
    front(0, 41, 0, 43, stone)
    front(0, 41, 33.6, 43, 0.45)
    for n0 in np.arange(0.6, 41, 2.05):
        plane(0.05, (n0, 0, 34.2), (n0 + 1.2, 0, 34.2), (n0 + 1.2, 0, 39), (n0 + 0.6, 0, 40.6), (n0, 0, 39))
        canvas.line([at(n0 + 1.62, 0, 34.2), at(n0 + 1.62, 0, 41)], 3.2, 0.98)
    front(-0.4, 41.4, 41.4, 43.2, 0.98)
    front(-0.4, 41.4, 33.0, 34.0, 0.98)
    front(0, 41, 15.0, 19.4, 0.30)
    for n0 in np.arange(0.9, 41, 1.46):
        canvas.line([at(n0, 0, 15.3), at(n0, 0, 18.4)], 3.8, 0.95)
    front(-0.3, 41.3, 19.2, 20.2, 0.99)
    front(-0.3, 41.3, 14.4, 15.2, 0.97)
    front(0, 41, 13.9, 14.4, 0.3)
    cx, cy = at(20.5, 0, 26.6)
    canvas.oval(cx, cy, 33, 43, 0.30)
    canvas.oval(cx, cy, 30, 40, 0.98)
    canvas.oval(cx, cy, 26.5, 36, 0.04)
    for t in np.arange(0, math.pi, math.pi / 8):
        canvas.line([(cx - 26 * math.cos(t), cy - 35 * math.sin(t)),
            (cx + 26 * math.cos(t), cy + 35 * math.sin(t))], 2.0, 0.78)
    canvas.oval(cx, cy, 15, 20, 0.78)
    canvas.oval(cx, cy, 12.5, 17, 0.06)
    canvas.oval(cx, cy, 5, 6.5, 0.85)
    for n0 in (7.0, 34.0):
        plane(0.40, (n0 - 4.6, 0, 21), (n0 + 4.6, 0, 21), (n0 + 4.6, 0, 28), (n0, 0, 32.4), (n0 - 4.6, 0, 28))
        for q in (-2.1, 2.1):
            plane(0.03, (n0 + q - 1.5, 0, 21), (n0 + q + 1.5, 0, 21), (n0 + q + 1.5, 0, 26.5),
                (n0 + q, 0, 29), (n0 + q - 1.5, 0, 26.5))
    for n0, w in ((7.0, 4.4), (20.5, 5.2), (34.0, 4.4)):
        for k, tone in enumerate((0.25, 0.85, 0.35, 0.75, 0.18)):
            q = w - 0.62 * k
            plane(tone, (n0 - q, 0, 0), (n0 + q, 0, 0), (n0 + q, 0, 6.2), (n0 + 0.55 * q, 0, 10.6 - 0.5 * k),
                (n0, 0, 13.4 - 0.65 * k), (n0 - 0.55 * q, 0, 10.6 - 0.5 * k), (n0 - q, 0, 6.2))
        front(n0 - 1.7, n0 - 0.15, 0, 5.6, 0.03)
        front(n0 + 0.15, n0 + 1.7, 0, 5.6, 0.03)
    for n0 in (0.0, 13.6, 27.4, 41.0):
        front(n0 - 1.1, n0 + 1.1, 0, 43, 0.99)
        front(n0 - 1.1, n0 - 0.35, 0, 43, 0.5)


def _smoke(canvas: Canvas) -> None:
    """Billows, each a soft ball lit from the left, the far and high ones first."""
    rng = np.random.default_rng(90)
    wisp = noise(26, 91, 4)
    puffs = []
    for _ in range(420):
        t = rng.random()  # 0 at the roof, 1 where the wind has taken it
        width = 58 + 176 * t
        x = 640 + 625 * t**1.15 + rng.normal(0, 0.50) * width
        y = 384 - 480 * t + 110 * t * t + rng.normal(0, 0.42) * width
        puffs.append((t, x, y, (22 + 54 * t) * rng.uniform(0.6, 1.25)))
    for t, x, y, r in sorted(puffs, reverse=True):
        x0, x1, y0, y1 = int(x - r - 3), int(x + r + 3), int(y - r - 3), int(y + r + 3)
        window = slice(max(0, y0), max(0, y1)), slice(max(0, x0), max(0, x1))
        nx, ny = (X[window] - x) / r, (Y[window] - y) / r
        ragged = np.hypot(nx, ny) + 0.5 * (wisp[window] - 0.47)
        light = -0.72 * nx - 0.62 * ny
        tone = np.clip(0.20 + 0.22 * t + (0.40 + 0.1 * t) * light + 0.25 * (wisp[window] - 0.47), 0.05, 0.92)
        canvas.light[window] += (tone - canvas.light[window]) * (1 - smooth(0.72, 1.0, ragged)) * 0.95


def _river(canvas: Canvas, ground: float) -> None:
    """Trees, the people on the quay, the wall and the water with the towers in it."""
    rng = np.random.default_rng(15)
    for middle, span in ((60, 110), (205, 46), (1010, 190), (1160, 90)):
        for _ in range(int(span * 1.3)):
            u, r = rng.normal(0, span * 0.40), rng.uniform(9, 19)
            top = 96 * math.exp(-((u / span) ** 2)) + 14
            y = ground - rng.uniform(4, top)
            canvas.oval(middle + u, y, r, r * 0.85, 0.06 + 0.10 * rng.random())
            if rng.random() < 0.5:
                canvas.oval(middle + u - r * 0.35, y - r * 0.4, r * 0.5, r * 0.32, 0.52)
    quay = 690.0
    canvas.fill(box(0, ground - 2, WIDTH, quay), np.clip(0.60 + 0.26 * (noise(8, 33, 3, 2.5) - 0.5), 0, 1))
    x = 6.0
    while x < WIDTH:
        person(canvas, x, ground + 6, rng.uniform(27, 33), 0.02, rng,
            str(rng.choice(["down", "down", "up", "wave"], p=[0.5, 0.3, 0.1, 0.1])), stride=0.02)
        x += rng.choice([9, 12, 16, 30, 46])
    canvas.fill(box(0, ground + 2, WIDTH, ground + 8), 0.95)
    canvas.fill(box(0, ground + 8, WIDTH, ground + 11), 0.2)
    canvas.fill(box(0, quay - 5, WIDTH, quay), 0.12)
    depth = np.clip(Y - quay, 0, None)
    wave = 7 * np.sin(Y * 1.57 + 6 * (noise(30, 3, 3, 3))) * depth / 30
    mirrored = np.clip(2 * quay - Y - 2.6 * depth, 0, HEIGHT - 1)
    u = np.clip(X + wave, 0, WIDTH - 1).astype(int)
    water = blur(canvas.light, 2.5)[mirrored.astype(int), u] * 0.85 + 0.05
    water += 0.30 * smooth(0.56, 0.66, noise(5, 8, 3, 12))
    canvas.blend(smooth(quay - 0.5, quay + 0.5, Y), np.clip(water, 0.03, 0.97))


def everest() -> Grid:
    """29 May: two on the ridge, the wind tearing a flag of snow from the summit."""
    sky = 0.13 + 0.40 * smooth(-20, 520, Y) + 0.12 * smooth(800, 200, X)
    canvas = Canvas(np.clip(sky, 0, 1))
    summit = _massif(canvas)
    # The plume: torn streaks, drifting right and a little up.
    sx, sy = summit
    along = np.clip(X - sx + 6, 0, None)
    middle = sy - 4 - 0.10 * along - 24 * np.sin(along / 150) * along / 300
    half = 10 + 0.19 * along
    torn = warp(noise(30, 61, 5, 4.2), -0.2 * along, 0.22 * along)
    flag = np.exp(-(((Y - middle) / half) ** 2) * np.where(middle > Y, 2.2,
        0.9)) * np.exp(-along / 700) * smooth(0, 14, X - sx + 6)
    canvas.blend(np.clip(flag * (0.45 + 2.0 * (torn - 0.24)), 0, 1), 0.99)
    # Cloud in the valley.
    cloud = warp(noise(70, 62, 5, 2.6), 0, 50 * (noise(90, 63, 3) - 0.5))
    bank = smooth(0.0, 0.34, cloud - 0.46 + 0.85 * smooth(420, 580, Y) - 0.22)
    canvas.blend(bank * smooth(400, 500, Y), np.clip(0.72 + 0.7 * (cloud - 0.45) - 0.12 * smooth(480, 640,
        Y), 0.35, 1))
    _ridge_and_climbers(canvas)
    return canvas.light


def _massif(canvas: Canvas) -> Point:
    """A height field, lit and shaded, drawn back to front in perspective. Returns the summit."""
    deep, wide = 420, 1300
    v, u = np.mgrid[0:deep, 0:wide].astype(float)
    px, pz = (u - wide / 2) * 1.0, v * 2.0  # metres-ish: x across, z away
    shape = (deep, wide)
    bend = 46 * (noise(90, 71, 4, shape=shape) - 0.47) * 2
    bend2 = 46 * (noise(80, 72, 4, shape=shape) - 0.47) * 2

    def pyramid(x: float, z: float, top: float, faces: Sequence[tuple[float, float]]) -> Grid:
        qx, qz = px - x + bend, pz - z + bend2
        falls = [slope * (qx * math.cos(t) + qz * math.sin(t)) for t,
            slope in ((math.radians(d), s) for d, s in faces)]
        height: Grid = top - np.maximum.reduce(falls)
        return height

    main = pyramid(20, 560, 545, ((-134, 1.02), (-48, 0.98), (60, 1.1), (120, 1.1)))
    others = [
        pyramid(-430, 620, 330, ((-150, 0.8), (-40, 0.75), (90, 0.9))),
        pyramid(450, 610, 350, ((-145, 0.8), (-30, 0.8), (90, 0.9))),
        pyramid(-190, 330, 235, ((-140, 0.8), (-45, 0.8), (90, 0.9))),
        pyramid(250, 330, 220, ((-140, 0.8), (-45, 0.85), (90, 0.9))),
    ]
    field = np.maximum.reduce([main, *others])
    ridged = 1 - 2 * np.abs(noise(70, 73, 3, shape=shape) - 0.45)
    fine = 1 - 2 * np.abs(noise(24, 74, 2, shape=shape) - 0.4)
    drop = np.clip(545 - field, 0, 400) / 400
    field = field + (ridged - 0.8) * 95 * (0.12 + drop) + (fine - 0.8) * 20 * (0.25 + drop)
    field = np.maximum(field, 24 + 18 * ridged)
    light = relief(field, math.radians(-158), math.radians(30), 0.20, 150)
    gz, gx = np.gradient(field, 2.0, 1.0)
    steep = np.hypot(gx, gz)
    rock = smooth(1.15, 1.9, steep + 1.1 * (noise(12, 75, 4, 3, shape=shape) - 0.5)) * smooth(0.03, 0.2, drop)
    tone = np.clip(0.10 + 1.10 * light, 0, 1) * (1 - 0.62 * rock)
    focal, eye, horizon, back = 1300.0, 240.0, 446.0, 570.0
    columns = np.arange(WIDTH) + 0.5
    for row in range(deep - 1, -1, -1):
        z = row * 2.0 + back
        at = (columns - 600) * z / focal + wide / 2
        top = horizon - focal * (np.interp(at, np.arange(wide), field[row]) - eye) / z
        haze = 0.10 * row / deep
        shade = np.interp(at, np.arange(wide), tone[row]) * (1 - haze) + 0.6 * haze
        canvas.blend(np.clip(Y - top[None] + 0.5, 0, 1), shade[None])
    row, col = divmod(int(main.argmax()), wide)
    z = row * 2.0 + back
    peak = field[max(0, row - 12) : row + 12].max(axis=0)
    col = int(np.argmax(np.where(np.abs(np.arange(wide) - col) < 40, peak, -1e9)))
    return (col - wide / 2) * focal / z + 600, horizon - focal * (float(peak[col]) - eye) / z


def _ridge_and_climbers(canvas: Canvas) -> None:
    crest = curve([(-20, 640), (90, 618), (190, 590), (300, 574), (400, 548), (470, 540), (560, 572),
        (680, 640), (820, 700), (980, 742), (1220, 764)], 10)
    xs, ys = np.array([p[0] for p in crest]), np.array([p[1] for p in crest])
    line = np.interp(X[0], xs, ys)[None] + 3 * (noise(14, 81, 3)[3] - 0.5)[None]
    below = Y - line
    drift = noise(34, 82, 5, 3.2)
    sunny = 0.98 - 0.16 * smooth(0, 150, below) + 0.22 * (drift - 0.5)
    spine = 300 + 1.15 * below + 26 * np.sin(below / 37)
    shaded = 0.42 + 0.26 * (drift - 0.5) + 0.2 * smooth(0, 200, below)
    side = smooth(-14, 14, X - spine - 150)
    canvas.blend(smooth(-1, 1, below), np.clip(sunny * (1 - side) + shaded * side, 0.1, 1))
    canvas.line([(float(x), float(np.interp(x, xs, ys)) + 2) for x in range(470, 1200, 12)], 4, 0.95, 0.8, 1)
    rng = np.random.default_rng(53)
    for x in range(-10, 296, 13):  # their steps
        y = float(np.interp(x, xs, ys)) + 16
        canvas.oval(x + rng.uniform(-2, 2), y + rng.uniform(-2, 3), 4.5, 2.6, 0.3)
    for x, tall, reach in ((300, 66, 0.30), (418, 66, 0.34)):
        y = float(np.interp(x, xs, ys)) + 4

        def at(u: float, v: float, x: float = x, y: float = y, tall: float = tall) -> Point:
            return x + u * tall, y - v * tall

        for a, b, c in (((-0.02, 0.5), (-0.08, 0.27), (-0.20, -0.04)),
            ((0.02, 0.5), (0.17, 0.36), (0.13, 0.04))):
            canvas.line([at(*a), at(*b), at(*c)], 0.15 * tall, 0.02, 1, 0.11 * tall)
        canvas.fill(curve([at(-0.11, 0.46), at(-0.04, 0.80), at(0.10, 0.86), at(0.16, 0.76), at(0.09, 0.46)],
            5, True), 0.02)
        canvas.fill(curve([at(-0.26, 0.52), at(-0.22, 0.84), at(-0.06, 0.90), at(-0.06, 0.52)], 5, True),
            0.02)  # pack
        canvas.fill(curve([at(-0.22, 0.56), at(-0.20, 0.80), at(-0.13, 0.83), at(-0.15, 0.56)], 5, True), 0.6)
        canvas.oval(*at(0.12, 0.95), 0.085 * tall, 0.10 * tall, 0.02)
        canvas.line([at(0.10, 0.78), at(0.24, 0.64), at(reach, 0.66)], 0.10 * tall, 0.02, 1, 0.07 * tall)
        canvas.line([at(reach, 0.78), at(reach + 0.02, 0.0)], 3.2, 0.02)  # the axe
        canvas.line([at(reach - 0.08, 0.76), at(reach + 0.09, 0.79)], 4, 0.02)
    canvas.line(curve([(304, 540), (340, 552), (380, 540), (414, 514)], 8), 2.6, 0.05)


# fmt: on

SCENES: dict[str, Callable[[], Grid]] = {
    scene.__name__: scene
    for scene in (sputnik, moon, neptune, wall, tunnel, eclipse, temple, ballot, cathedral, everest)
}


def main() -> None:
    """Engrave the pictures named on the command line, or all of them."""
    here = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="picture", help=", ".join(SCENES))
    parser.add_argument("--out", type=Path, default=here / "articles" / "pictures", help="folder to write to")
    options = parser.parse_args()
    unknown = set(options.names) - set(SCENES)
    if unknown:
        parser.error(f"no such picture: {', '.join(sorted(unknown))} (there are {', '.join(SCENES)})")
    options.out.mkdir(parents=True, exist_ok=True)
    for name in options.names or SCENES:
        text = engrave(SCENES[name]())
        (options.out / f"{name}.svg").write_text(text, encoding="utf-8", newline="\n")
        print(f"{name}.svg  {len(text):,} bytes")


if __name__ == "__main__":
    main()
