// Puts a film or a sound from elsewhere into the page, once the learner asks for it: until the click nothing is loaded
// from there. Without this script the same link leads to the source.
const players = [
  [/^(?:www\.|m\.)?youtube(?:-nocookie)?\.com$/, (u) => u.searchParams.get("v") ?? u.pathname.match(/^\/(?:embed|shorts|live)\/([\w-]+)/)?.[1],
    (id) => `https://www.youtube-nocookie.com/embed/${encodeURIComponent(id)}?autoplay=1`],
  [/^youtu\.be$/, (u) => u.pathname.slice(1), (id) => `https://www.youtube-nocookie.com/embed/${encodeURIComponent(id)}?autoplay=1`],
  [/^(?:www\.|player\.)?vimeo\.com$/, (u) => u.pathname.match(/(\d+)/)?.[1], (id) => `https://player.vimeo.com/video/${id}?autoplay=1&dnt=1`],
];

function player(link) {
  const url = new URL(link.href);
  if (/\.(?:mp4|webm|ogv|m4v|mp3|ogg|oga|opus|m4a|wav|flac)$/i.test(url.pathname)) {
    const media = document.createElement(link.dataset.media === "audio" ? "audio" : "video");
    media.src = url.href;
    media.controls = media.autoplay = true;
    return media;
  }
  for (const [host, identifier, address] of players) {
    const id = host.test(url.hostname) && identifier(url);
    if (!id) continue;
    const frame = document.createElement("iframe");
    frame.src = address(id);
    frame.title = link.dataset.title;
    frame.allow = "autoplay; fullscreen; picture-in-picture";
    frame.allowFullscreen = true;
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    return frame;
  }
  return null;
}

for (const link of document.querySelectorAll("a[data-media]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const element = player(link);
    if (!element) return;
    event.preventDefault();
    element.className = "player";
    element.tabIndex = 0;
    link.replaceWith(element);
    element.focus();
  });
}
