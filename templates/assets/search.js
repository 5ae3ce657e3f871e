// The search: a dialog over any page. What it looks through is fetched when somebody opens it for the first time.
const button = document.querySelector("button.search");
const words = JSON.parse(button.dataset.words);
const most = 30;

// Upper and lower case, full and half width, and marks on letters make no difference.
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

let entries;
const load = async () => {
  const answer = await fetch(button.dataset.index);
  if (!answer.ok) throw new Error(answer.statusText);
  entries = (await answer.json()).entries.map((entry) => ({
    ...entry,
    name: fold(entry.title),
    rest: fold([entry.within, entry.text, ...(entry.words ?? [])].filter(Boolean).join(" ")),
    parts: (entry.headings ?? []).map(([id, title]) => ({ id, title, name: fold(title) })),
  }));
};

// How well an entry fits; 0 where it lacks one of the words.
const rank = (entry, wanted) => {
  let sum = 0;
  for (const word of wanted) {
    const place = entry.name.indexOf(word);
    if (place === 0) sum += 12;
    else if (place > 0) sum += /[\p{L}\p{N}]/u.test(entry.name[place - 1]) ? 5 : 9;
    else if (entry.parts.some((part) => part.name.includes(word))) sum += 4;
    else if (entry.rest.includes(word)) sum += 2;
    else return 0;
  }
  return sum + (entry.kind === "course" ? 1 : 0) + 1 / (1 + entry.name.length);
};

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const input = make("input", { type: "search", placeholder: words.hint, autocomplete: "off", spellcheck: false });
input.setAttribute("aria-label", words.hint);
const list = make("ol");
const note = make("p", { className: "note" });
note.setAttribute("role", "status");
const close = make("button", { type: "button", textContent: words.close });
const dialog = make("dialog", { className: "search-dialog" }, make("form", { method: "dialog" }, input, close), note, list);
dialog.setAttribute("aria-label", button.textContent);
dialog.lang = document.querySelector(".site-header").lang || document.documentElement.lang;

const show = () => {
  const wanted = fold(input.value).split(/\s+/).filter(Boolean);
  const found = wanted.length === 0 ? [] : entries
    .map((entry) => ({ entry, score: rank(entry, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most);
  list.replaceChildren(...found.map(({ entry }) => {
    // Where only a heading has the words, the link leads there.
    const part = wanted.some((word) => entry.name.includes(word)) ? null
      : entry.parts.find((part) => wanted.every((word) => part.name.includes(word)));
    const link = make("a", { href: entry.url + (part ? "#" + encodeURIComponent(part.id) : ""), textContent: entry.title });
    const place = [words.kinds[entry.kind], entry.within, part?.title].filter(Boolean).join(" · ");
    return make("li", {}, link, make("small", { textContent: place }));
  }));
  note.textContent = wanted.length > 0 && found.length === 0 ? words.nothing : "";
};

const open = async () => {
  if (!dialog.isConnected) document.body.append(dialog);
  if (!dialog.open) dialog.showModal();
  input.select();
  try {
    if (!entries) await load();
    show();
  } catch (error) {
    note.textContent = String(error.message ?? error);
  }
};

button.hidden = false;
button.addEventListener("click", open);
close.addEventListener("click", () => dialog.close());
input.addEventListener("input", () => entries && show());
dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
dialog.addEventListener("keydown", (event) => {
  // Escape would only empty the field first.
  if (event.key === "Escape") {
    event.preventDefault();
    dialog.close();
    return;
  }
  const links = [...list.querySelectorAll("a")];
  const place = links.indexOf(document.activeElement);
  if (event.key === "Enter" && event.target === input) {
    event.preventDefault();
    links[0]?.click();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const next = place + (event.key === "ArrowDown" ? 1 : -1);
    if (next < 0) input.focus();
    else links[Math.min(next, links.length - 1)]?.focus();
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  open();
});
