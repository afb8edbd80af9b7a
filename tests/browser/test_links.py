"""Every link leads somewhere: in the files, and below a path on a real host (nginx)."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from .pages import articles, inside, pages, read_links, text_of
from .shared import build_at, find_tool, headers_of

BASE = "https://x.example/some/path/"
PATH = "/some/path/"


def crawl(site: Path) -> tuple[set[str], list[str]]:
    """Every file that is reached from the home page, and every link that leads to nothing."""
    reached, waiting, broken = {"index.html"}, ["index.html"], []
    ids: dict[str, set[str]] = {}
    pointed: list[tuple[str, str, str]] = []
    while waiting:
        file = waiting.pop()
        here = "http://site/" + file.removesuffix("index.html")
        links, ids[file] = read_links((site / file).read_text("utf-8"))
        for written, path in inside(links, here):
            target, _, place = path.removeprefix("/").partition("#")
            target += "index.html" if target == "" or target.endswith("/") else ""
            if not (site / target).is_file():
                broken.append(f"{file}: {written}")
                continue
            if place:
                pointed.append((file, target, place))
            if target not in reached:
                reached.add(target)
                if target.endswith(".html"):
                    waiting.append(target)
    broken += [f"{file}: {target}#{place}" for file, target, place in pointed if place not in ids[target]]
    return reached, broken


def test_no_link_is_broken_and_every_page_is_reached(demo_site: Path) -> None:
    reached, broken = crawl(demo_site)
    assert broken == []
    assert {f"{each}index.html" for each in articles(demo_site)} <= reached
    assert {f"{each}index.html" for each in pages(demo_site)} <= reached


def test_the_crawl_sees_a_broken_link(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="there/">x</a><a href="#no">x</a><img src="no.svg">', "utf-8")
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "index.html").write_text('<a href="../">x</a>', "utf-8")
    reached, broken = crawl(tmp_path)
    assert reached == {"index.html", "there/index.html"}
    assert broken == ["index.html: no.svg", "index.html: index.html#no"]


class Host(NamedTuple):
    """A running nginx and the folder it shows."""

    port: int
    site: Path

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self.port}{PATH}"


def _configuration(folder: Path, port: int, headers: dict[str, str]) -> str:
    mime = Path("/etc/nginx/mime.types")
    told = "\n".join(f'    add_header {name} "{value}" always;' for name, value in headers.items())
    temporary = "\n".join(f"  {kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))  # fmt: skip
    # Workers of a root nginx would become nobody, who may not look into pytest's folders.
    user = "user root;" if os.geteuid() == 0 else ""
    return f"""{user}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  {f"include {mime};" if mime.is_file() else "types { text/html html; text/css css; image/svg+xml svg; text/xml xml; }"}
  access_log off;
{temporary}
  server {{
    listen 127.0.0.1:{port};
    root {folder}/www;
    charset utf-8;
    absolute_redirect off;
    error_page 404 {PATH}404.html;
{told}
  }}
}}
"""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    nginx = find_tool("nginx", "/usr/sbin/nginx", how="apt-get install nginx-light")
    folder = tmp_path_factory.mktemp("host")
    (folder / "www" / "some").mkdir(parents=True)
    site = build_at(BASE, folder, folder / "www" / "some" / "path")
    with socket.create_server(("127.0.0.1", 0)) as asked:
        port = asked.getsockname()[1]
    config = folder / "nginx.conf"
    config.write_text(_configuration(folder, port, headers_of(site)), "utf-8")
    command = [nginx, "-c", str(config), "-p", str(folder), "-e", str(folder / "error.log")]
    running = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        _wait_for(running, port, folder / "error.log")
        yield Host(port, site)
    finally:
        running.terminate()
        running.communicate(timeout=10)


def _wait_for(running: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        if running.poll() is not None:
            said = running.stderr.read().decode() if running.stderr else ""
            pytest.fail(f"nginx ended at once: {said}\n{log.read_text('utf-8') if log.is_file() else ''}")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    pytest.fail("nginx does not answer")


def fetch(connection: http.client.HTTPConnection, path: str) -> tuple[int, bytes, dict[str, str]]:
    connection.request("GET", quote(path))
    answer = connection.getresponse()
    return answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()}


def test_every_link_is_right_on_a_real_host_below_a_path(host: Host) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", host.port, timeout=20)
    wanted = headers_of(host.site)
    assert "Content-Security-Policy" in wanted
    reached, waiting, wrong = {PATH}, [PATH], []
    while waiting:
        path = waiting.pop()
        status, body, headers = fetch(connection, path)
        if status != 200:
            wrong.append(f"{status} {path}")
            continue
        if any(headers.get(name.lower()) != value for name, value in wanted.items()):
            wrong.append(f"headers of {path}")
        if not headers["content-type"].startswith("text/html"):
            continue
        html = body.decode()
        links, _ = read_links(html)
        # What the page says about itself with whole addresses is on this host too.
        own = [
            link._replace(to=link.to.replace("https://x.example", f"http://127.0.0.1:{host.port}")) for link in links
        ]
        wrong += [f"{path}: {link.to}" for link in links if link.to.startswith("https://x.example") and not link.to.startswith(BASE)]  # fmt: skip
        for written, target in inside(own, f"http://127.0.0.1:{host.port}{quote(path)}"):
            target = target.partition("#")[0]
            if not target.startswith(PATH):
                wrong.append(f"{path}: {written} leaves the site")
            elif target not in reached:
                reached.add(target)
                waiting.append(target)
        wrong += [f"{path}: not its own canonical" for each in re.findall(r'rel="canonical" href="([^"]*)"', html) if unquote(urlsplit(each).path) != path]  # fmt: skip
    connection.close()
    assert wrong == []
    assert {PATH + each for each in pages(host.site)} <= reached
    assert {PATH + each for each in ("atom.xml", "rss.xml")} <= reached


def test_a_folder_without_its_slash_is_found(host: Host) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", host.port, timeout=20)
    status, _, headers = fetch(connection, f"{PATH}1989")
    connection.close()
    assert status in (301, 308)
    assert urljoin(host.home, headers["location"]) == f"{host.home}1989/"


def test_feeds_and_sitemap_say_where_the_site_stands(host: Host) -> None:
    for name in ("atom.xml", "rss.xml", "sitemap.xml", "robots.txt"):
        text = text_of(host.site, name)
        assert BASE in text
        assert "record.example" not in text


@pytest.mark.browser
def test_the_404_page_is_styled_at_a_deep_unknown_address(host: Host, chromium: Browser) -> None:
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(host.home)
    styled = "getComputedStyle(document.body).fontFamily + [...document.styleSheets].map(s => s.cssRules.length)"
    home = page.evaluate(styled)
    answer = page.goto(f"{host.home}1989/11/10/no/such/article/")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("Nothing is kept at this address")
    assert page.evaluate(styled) == home
    # Chromium itself notes the 404; the pages and their policy have nothing to say.
    assert [each for each in said if "404" not in each] == []
    page.locator("table.years a[href$='/1989/']").click()
    page.wait_for_url(f"{host.home}1989/")
    page.context.close()
