"""Faults of files and folders: where they lie, what they are called, whether they can be read."""

from __future__ import annotations

from .base import ABOUT, PICTURE, SITE, SPINNING
from .planted import expect, fault, folder, link, mark, remove, rename, rewrite, write

COURSE = "content/courses/weaving"
PAGE = "---\ntitle: More\n---\n\nA text.\n"

FAULTS = [
    fault("an empty content folder", remove(), folder("content"), expect("content", "no-content")),
    fault(
        "a folder that the format does not know",
        write("content/images/a.svg", PICTURE),
        write("content/images/b.svg", PICTURE),
        expect("content/images", "stray-file"),
    ),
    fault(
        "a course's folder without `course.md`",
        folder("content/courses/dyeing"),
        expect("content/courses/dyeing/course.md", "missing-course-file"),
    ),
    fault(
        "`Course.md` in upper case, of a course that others name",
        rename(SPINNING, "content/courses/spinning/Course.md"),
        mark("content/courses/spinning/Course.md", "case-mismatch"),
    ),
    fault("two lessons with one name", write(f"{COURSE}/lessons/04-warp.md", f"⟦duplicate-slug⟧{PAGE}")),
    fault("two lessons with one number", write(f"{COURSE}/lessons/03-untrue.md", f"⟦duplicate-order⟧{PAGE}")),
    fault(
        "a symbolic link out of the site",
        link("content/files/hosts.txt", "/etc/hosts"),
        expect("content/files/hosts.txt", "symbolic-link"),
    ),
    fault(
        "a letter in an older encoding",
        rewrite(ABOUT, lambda text: text + "\nMeet us in the caf⟦not-utf8⟧".encode() + b"\xe9.\n"),
    ),
    fault(
        "an older encoding in `site.yaml`, after letters of several bytes",
        rewrite(SITE, lambda text: text + "licence: für alle, gratuit⟦not-utf8⟧".encode() + b"\xe9\n"),
    ),
    fault(
        "a page of five million bytes",
        rewrite(ABOUT, lambda text: "⟦file-too-large⟧".encode() + text + b"One more row.\n" * 400_000),
    ),
]
