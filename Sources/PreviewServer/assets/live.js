// The preview's own: keeps the page up to date while its author writes, and shows what is wrong.
(() => {
  const script = document.currentScript;
  const state = { content: script.dataset.content, styles: script.dataset.styles };
  const placeKey = "miyabi-preview-place";

  // A page that was loaded anew for a change stands where it stood.
  const place = JSON.parse(sessionStorage.getItem(placeKey) || "null");
  sessionStorage.removeItem(placeKey);
  if (place && place.path === location.pathname) {
    history.scrollRestoration = "manual";
    const restore = () => scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    restore();
    addEventListener("load", () => {
      restore();
      history.scrollRestoration = "auto";
    });
  }

  const reload = () => {
    sessionStorage.setItem(placeKey, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY }));
    location.reload();
  };

  // New style sheets come in beside the old ones, which go when the new ones are there: nothing flashes.
  const swapStyles = async (styles) => {
    const answer = await fetch(location.href, { headers: { "Miyabi-Preview": "styles" } });
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const old = [...document.head.querySelectorAll("link[rel~=stylesheet], style")];
    const waiting = [];
    for (const element of next.head.querySelectorAll("link[rel~=stylesheet], style")) {
      const copy = document.importNode(element, true);
      if (copy.localName === "link") waiting.push(new Promise((done) => (copy.onload = copy.onerror = done)));
      document.head.append(copy);
    }
    await Promise.all(waiting);
    for (const element of old) element.remove();
    state.styles = styles;
  };

  const reloadFrames = (paths) => {
    for (const frame of document.querySelectorAll("iframe")) {
      const path = new URL(frame.src, location.href).pathname;
      const folder = path.slice(0, path.lastIndexOf("/") + 1);
      if (paths.some((changed) => changed.startsWith(folder))) frame.src = frame.src;
    }
  };

  // What is wrong lies over the page, in a tree of its own, so that neither's styles reach the other.
  let overlay = null;
  const css = `
    :host { position: fixed; inset: 0; z-index: 2147483647; display: grid; place-items: start center;
      padding: 4vh 1rem; overflow: auto; background: rgb(0 0 0 / 0.45); }
    section { max-width: 60rem; width: 100%; box-sizing: border-box; padding: 1rem 1.25rem; border-radius: 0.5rem;
      border-top: 0.35rem solid #c62828; background: #fff; color: #1b1b1b; font: 1rem/1.5 system-ui, sans-serif;
      box-shadow: 0 1rem 3rem rgb(0 0 0 / 0.4); }
    header { display: flex; gap: 1rem; align-items: baseline; justify-content: space-between; }
    h2 { margin: 0; font-size: 1.15rem; }
    ol { list-style: none; margin: 0; padding: 0; }
    li { margin-top: 1rem; padding-top: 1rem; border-top: 1px solid #ccc; }
    p { margin: 0.25rem 0; }
    .place { font: 0.875rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
    .message { font-weight: 600; }
    pre { margin: 0.5rem 0; padding: 0.5rem 0.75rem; overflow: auto; border-radius: 0.25rem; background: #f1f1f1;
      font: 0.875rem/1.4 ui-monospace, monospace; }
    mark { background: none; color: #c62828; font-weight: 700; }
    button { font: inherit; padding: 0.2rem 0.8rem; border: 1px solid currentcolor; border-radius: 0.25rem;
      background: none; color: inherit; cursor: pointer; }
    @media (prefers-color-scheme: dark) {
      section { background: #1e1f22; color: #ececec; border-top-color: #ef5350; }
      pre { background: #2b2d31; }
      li { border-color: #444; }
      mark { color: #ff8a80; }
    }`;

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const hide = () => {
    overlay?.remove();
    overlay = null;
  };

  const problem = (found) => {
    const item = element("li");
    item.append(element("p", `${found.file}:${found.line}:${found.column}`, "place"));
    item.append(element("p", found.message, "message"));
    if (found.sourceLine) {
      const frame = element("pre");
      frame.append(found.sourceLine + "\n" + found.indent);
      frame.append(element("mark", "^".repeat(Math.max(1, found.length))));
      item.append(frame);
    }
    if (found.help) item.append(element("p", "Help: " + found.help));
    item.append(element("p", found.code, "place"));
    return item;
  };

  const show = (message) => {
    hide();
    overlay = element("miyabi-problems");
    const root = overlay.attachShadow({ mode: "open" });
    root.append(element("style", css));
    const box = element("section");
    box.setAttribute("role", "alertdialog");
    box.setAttribute("aria-label", message.title);
    const header = element("header");
    header.append(element("h2", message.title));
    const close = element("button", "Hide");
    close.type = "button";
    close.onclick = hide;
    header.append(close);
    const list = element("ol");
    list.append(...message.problems.map(problem));
    if (message.more > 0) list.append(element("li", `and ${message.more} more; miyabi check lists them all`));
    box.append(header, list);
    root.append(box);
    document.body.append(overlay);
  };

  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });

  const handlers = {
    reload,
    styles: (message) => swapStyles(message.styles).catch(reload),
    frames: (message) => reloadFrames(message.paths),
    problems: show,
    fine: hide,
  };

  let wait = 100;
  const connect = () => {
    const query = new URLSearchParams({ page: location.pathname, ...state });
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/.miyabi/live?${query}`);
    socket.onopen = () => (wait = 100);
    socket.onmessage = (event) => {
      const message = JSON.parse(event.data);
      handlers[message.type]?.(message);
    };
    // The server may have been stopped and started again: the page asks until it is there.
    socket.onclose = () => {
      setTimeout(connect, wait);
      wait = Math.min(wait * 2, 2000);
    };
  };
  connect();
})();
