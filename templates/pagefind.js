// Where a site has Pagefind for its search: loads what `pagefind --site` has put beside the pages, and asks what the address asks.
const place = document.getElementById("search");
const folder = new URL(`${place.dataset.root}/pagefind/`, document.baseURI);

function load(element, address) {
  return new Promise((loaded, failed) => {
    Object.assign(element, address, { onload: loaded, onerror: failed });
    document.head.append(element);
  });
}

try {
  await Promise.all([
    load(document.createElement("link"), { rel: "stylesheet", href: `${folder}pagefind-ui.css` }),
    load(document.createElement("script"), { src: `${folder}pagefind-ui.js` }),
  ]);
  const search = new PagefindUI({ element: "#search", bundlePath: folder.pathname, showSubResults: false });
  const query = new URLSearchParams(location.search).get("q");
  if (query) search.triggerSearch(query);
} catch {
  document.getElementById("missing").hidden = false;
}
