"""Look at the built site before it is published, and see every edit as soon as it is saved.

`serve` is the whole interface: it serves the output folder over HTTP at the address path it will have on
its real host, builds again when a source changes, and tells the open pages about it. It knows nothing of
how a build is made: what to watch, how to build and where to announce the address are passed in.

    session    wires the parts, from `serve` to a clean end
    request    bytes -> request line and Host, or a refusal                       (pure)
    paths      request target -> an address inside the site, or a refusal        (pure)
    files      address -> a file that is really inside the output folder
    answers    request -> response
    server     sockets: limits, time-outs, threads
    reload     the notice board that builds write and pages read; the script tag
    events     one page's EventSource stream
    client     the script and the style of the error overlay
    watching   changed files -> rebuild
"""

from newsarchive.preview.reload import BuildNote
from newsarchive.preview.server import PreviewError
from newsarchive.preview.session import serve

__all__ = ["BuildNote", "PreviewError", "serve"]
