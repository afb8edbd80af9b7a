"""What the preview adds to a page in the browser: it reloads after a build and shows why one failed.

It lives under the same Content-Security-Policy as the pages: nothing inline, and the build's message gets
into the document as text, never as markup, for it may quote an article.
"""

from __future__ import annotations

RELOAD_SCRIPT = """\
"use strict";
(() => {
  const script = document.currentScript;
  const shown = script.dataset.build;
  const address = (name) => new URL(name, script.src).href;
  let source = null;
  let retry = 0;
  let overlay = null;

  function element(name, text) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    return made;
  }

  function hide() {
    if (overlay) overlay.remove();
    overlay = null;
  }

  function show(text) {
    hide();
    overlay = element("div");
    overlay.id = "newsarchive-problem";
    overlay.setAttribute("role", "alertdialog");
    overlay.setAttribute("aria-label", "The build failed");
    const style = element("link");
    style.rel = "stylesheet";
    style.href = address("overlay.css");
    const button = element("button", "Hide");
    button.type = "button";
    button.addEventListener("click", hide);
    overlay.append(style, element("h1", "The build failed"),
      element("p", "Below this message is the last good build."), element("pre", text), button);
    document.body.append(overlay);
  }

  // Every event tells the whole state, so none is missed by a page that was not listening.
  function hear(event) {
    const said = JSON.parse(event.data);
    if (said.build !== shown) location.reload();
    else if (said.problem) show(said.problem);
    else hide();
  }

  // A browser opens about six connections to one host, for all tabs together: hidden tabs give theirs back.
  function disconnect() {
    clearTimeout(retry);
    if (source) source.close();
    source = null;
  }

  function connect() {
    if (source || document.hidden) return;
    source = new EventSource(address("events"));
    for (const name of ["hello", "reload", "problem"]) source.addEventListener(name, hear);
    source.addEventListener("error", () => {
      if (!source || source.readyState !== EventSource.CLOSED) return;
      disconnect();
      retry = setTimeout(connect, 3000);
    });
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  connect();
})();
"""

OVERLAY_STYLE = """\
#newsarchive-problem {
  all: initial;
  position: fixed;
  inset: 0 0 auto 0;
  z-index: 2147483647;
  box-sizing: border-box;
  max-height: 80vh;
  overflow: auto;
  padding: 1rem 1.5rem;
  border-bottom: 4px solid #b3261e;
  background: #fff;
  color: #1c1b1a;
  font: 16px/1.45 system-ui, sans-serif;
}
#newsarchive-problem h1 { margin: 0; color: #b3261e; font: bold 20px/1.4 system-ui, sans-serif; }
#newsarchive-problem p { margin: 0.25rem 0; }
#newsarchive-problem pre {
  margin: 0.75rem 0;
  color: inherit;
  background: none;
  font: 14px/1.45 ui-monospace, monospace;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}
#newsarchive-problem button { min-width: 44px; min-height: 32px; font: inherit; }
@media print { #newsarchive-problem { display: none; } }
"""

NOT_FOUND_PAGE = b"""\
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Not found</title></head>
<body>
<h1>Not found</h1>
<p>There is no such page in the site, and the site has no 404.html.</p>
</body>
</html>
"""
