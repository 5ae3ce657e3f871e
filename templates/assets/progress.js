// What a learner did, kept in this browser alone: nothing is sent, and nothing is kept before a button is pressed. Without
// this script lessons are read all the same.
const { home, words } = JSON.parse(document.body.dataset.progress);
const root = home.replace(/progress\/$/, "");
const key = `miyabi-progress ${home}`;
const filled = (pattern, ...values) => values.reduce((text, value) => text.replace("#", value), pattern);

// "course/lesson" of an address of this site; undefined for any other.
const lessonAt = (url) => {
  const path = new URL(url, location).pathname.replace(/index\.html$/, "");
  const start = `${root}courses/`;
  if (!path.startsWith(start)) return undefined;
  const parts = decodeURIComponent(path.slice(start.length)).split("/");
  return parts.length === 3 && parts[2] === "" ? `${parts[0]}/${parts[1]}` : undefined;
};

const moment = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));

// Entries of a file or of this browser that are what they have to be; whatever else stands there is left out.
const understood = (entries) => {
  const lessons = new Map();
  for (const entry of Array.isArray(entries) ? entries : []) {
    const { course, lesson, completedAt, lastAccessedAt, bookmarked, timeSpent } = entry ?? {};
    if (![course, lesson].every((name) => typeof name === "string" && /^[a-z0-9-]{1,100}$/.test(name))) continue;
    lessons.set(`${course}/${lesson}`, {
      course, lesson, bookmarked: bookmarked === true,
      ...(moment(completedAt) && { completedAt }), ...(moment(lastAccessedAt) && { lastAccessedAt }),
      timeSpent: Number.isSafeInteger(timeSpent) && timeSpent > 0 ? timeSpent : 0,
    });
  }
  return lessons;
};

const read = () => {
  try {
    return understood(JSON.parse(localStorage.getItem(key) ?? "[]"));
  } catch {
    return new Map();
  }
};

const write = (lessons) => {
  if (lessons.size === 0) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify([...lessons.values()]));
  show();
};

// Two tabs may be open: what is new is put into what is there now.
const change = (name, edit) => {
  const lessons = read();
  const [course, lesson] = name.split("/");
  const entry = lessons.get(name) ?? { course, lesson, bookmarked: false, timeSpent: 0 };
  edit(entry);
  lessons.set(name, entry);
  write(lessons);
};

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== undefined));
  return made;
};

const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");

// On a lesson: two buttons.
const here = lessonAt(location.href);
let buttons;
let seconds = 0;

const lessonButtons = () => {
  const button = (edit) => {
    const made = element("button", { type: "button", className: "button" });
    made.addEventListener("click", () => {
      change(here, (entry) => {
        edit(entry);
        entry.lastAccessedAt = now();
        entry.timeSpent += seconds;
        seconds = 0;
      });
    });
    return made;
  };
  const done = button((entry) => {
    if (entry.completedAt) delete entry.completedAt;
    else entry.completedAt = now();
  });
  const bookmark = button((entry) => {
    entry.bookmarked = !entry.bookmarked;
  });
  const box = element("div", { className: "learned" }, done, " ", bookmark, " ", element("a", { href: home, textContent: words.title }));
  document.querySelector(".neighbours")?.before(box);
  return { done, bookmark };
};

// Time counts while the page is looked at, for who keeps their progress in this course.
const keepTime = () => {
  setInterval(() => {
    if (document.visibilityState === "visible") seconds += 1;
  }, 1000);
  addEventListener("pagehide", () => {
    const course = here.split("/")[0];
    if (seconds === 0 || ![...read().values()].some((entry) => entry.course === course)) return;
    change(here, (entry) => {
      entry.timeSpent += seconds;
      entry.lastAccessedAt = now();
    });
    seconds = 0;
  });
};

// In outlines and syllabi: a tick behind what is done.
const tick = (lessons) => {
  for (const link of document.querySelectorAll(".outline a, .lessons a")) {
    const isDone = Boolean(lessons.get(lessonAt(link.href) ?? "")?.completedAt);
    const mark = link.querySelector(".done");
    if (!isDone) mark?.remove();
    else if (!mark) link.append(element("span", { className: "done", textContent: " ✓", title: words.done, role: "img", ariaLabel: words.done }));
  }
};

// The page of all courses.
const page = document.querySelector("[data-progress-page]");
const courses = new Map();

const courseData = (slug) => {
  if (!courses.has(slug)) {
    courses.set(slug, fetch(`${root}api/courses/${slug}.json`).then((answer) => (answer.ok ? answer.json() : undefined)).catch(() => undefined));
  }
  return courses.get(slug);
};

const courseSection = (slug, data, lessons) => {
  const listed = data?.lessons?.map(({ slug, title }) => ({ slug, title })) ?? [...lessons.values()].filter((entry) => entry.course === slug).map((entry) => ({ slug: entry.lesson, title: entry.lesson }));
  const entry = (lesson) => lessons.get(`${slug}/${lesson.slug}`);
  const done = listed.filter((lesson) => entry(lesson)?.completedAt).length;
  const link = (lesson) => element("a", { href: `${root}courses/${slug}/${lesson.slug}/`, textContent: lesson.title });
  const next = listed.find((lesson) => !entry(lesson)?.completedAt);
  const share = listed.length ? Math.floor((done * 100) / listed.length) : 0;
  const text = filled(words.count, done, listed.length);
  return element("section", {},
    element("h2", {}, element("a", { href: `${root}courses/${slug}/`, textContent: data?.title ?? slug })),
    element("p", {}, element("progress", { max: 100, value: share, ariaLabel: text }), ` ${text}`),
    next && element("p", {}, `${words.goOn} `, link(next)),
    element("ol", { className: "lessons" }, ...listed.map((lesson) => element("li", {}, link(lesson),
      entry(lesson)?.bookmarked ? element("span", { textContent: " ★", title: words.bookmarked, role: "img", ariaLabel: words.bookmarked }) : undefined,
      entry(lesson)?.timeSpent >= 60 ? element("small", { textContent: ` ${filled(words.minutes, Math.round(entry(lesson).timeSpent / 60))}` }) : undefined))));
};

let shown = 0;
const list = async (lessons) => {
  const turn = ++shown;
  const slugs = [...new Set([...lessons.values()].map((entry) => entry.course))].sort();
  const sections = await Promise.all(slugs.map(async (slug) => courseSection(slug, await courseData(slug), lessons)));
  // Something newer may have been shown meanwhile.
  if (turn !== shown) return;
  page.querySelector(".courses").replaceChildren(...(sections.length ? sections : [element("p", { textContent: words.nothing })]));
  for (const button of page.querySelectorAll("[data-needs]")) button.disabled = sections.length === 0;
  tick(lessons);
};

const say = (text) => {
  page.querySelector("[role=status]").textContent = text;
};

const exported = () => {
  const site = new URL(document.querySelector("link[rel=canonical]").href.replace(/progress\/$/, ""));
  const file = { format: "miyabi-progress", formatVersion: 1, site: site.href, exportedAt: now(), lessons: [...read().values()] };
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: "application/json" }));
  element("a", { href: url, download: "progress.json" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

const imported = async (file) => {
  let read_;
  try {
    if (file.size > 10_000_000) throw new Error("too large");
    read_ = JSON.parse(await file.text());
    if (read_.format !== "miyabi-progress" || read_.formatVersion !== 1) throw new Error("another format");
  } catch {
    return say(words.noFile);
  }
  const lessons = read();
  const found = understood(read_.lessons);
  for (const [name, entry] of found) {
    const old = lessons.get(name);
    lessons.set(name, {
      ...entry, ...old, bookmarked: entry.bookmarked || old?.bookmarked === true,
      timeSpent: Math.max(entry.timeSpent, old?.timeSpent ?? 0),
    });
  }
  write(lessons);
  say(filled(words.imported, found.size));
};

const preparePage = () => {
  const [save, load, forget] = ["export", "import", "forget"].map((name) => page.querySelector(`[data-do=${name}]`));
  const file = page.querySelector("input[type=file]");
  save.addEventListener("click", exported);
  load.addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    if (file.files[0]) await imported(file.files[0]);
    file.value = "";
  });
  forget.addEventListener("click", () => {
    if (!confirm(words.sure)) return;
    write(new Map());
    say(words.forgotten);
  });
  page.hidden = false;
};

const show = () => {
  const lessons = read();
  if (buttons) {
    const entry = lessons.get(here);
    buttons.done.ariaPressed = String(Boolean(entry?.completedAt));
    buttons.done.textContent = entry?.completedAt ? `✓ ${words.done}` : words.markDone;
    buttons.bookmark.ariaPressed = String(Boolean(entry?.bookmarked));
    buttons.bookmark.textContent = entry?.bookmarked ? `★ ${words.bookmarked}` : words.bookmark;
  }
  if (page) list(lessons);
  else tick(lessons);
};

try {
  // A browser that keeps nothing has nothing to show.
  localStorage.setItem(`${key} try`, "");
  localStorage.removeItem(`${key} try`);
  if (page) preparePage();
  else if (here && document.body.classList.contains("lesson")) {
    buttons = lessonButtons();
    keepTime();
  }
  addEventListener("storage", (event) => {
    if (event.key === key || event.key === null) show();
  });
  show();
} catch {
  // Nothing is kept, and the page is as it was.
}
