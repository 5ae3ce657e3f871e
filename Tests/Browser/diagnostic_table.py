"""What `check` says of the wrong example of each code in docs/diagnostics.md, word for word.

One entry for each code: where the first diagnostic of that code stands, what it says, the hint, and the text that would
mend it, with whether that is certain. The manual's example is the input, so that what authors read is what is tested.
"""

from __future__ import annotations

import typing


class Said(typing.NamedTuple):
    """A diagnostic of an example."""

    place: str
    message: str
    hint: str
    fix: tuple[str, bool] | None = None


TABLE = {
    "no-content": Said(
        "content:1:1-1:1",
        "there is no folder `content` here",
        "run this in a site’s root, or name it with `--root`; `miyabi new site` makes one",
    ),
    "stray-file": Said(
        "content/courses/weaving/prices.csv:1:1-1:1",
        "`prices.csv` is no part of a course",
        "move it into `files/`, or remove it",
    ),
    "missing-course-file": Said(
        "content/courses/dyeing/course.md:1:1-1:1",
        "this course has no `course.md`",
        "write one, or move what lies in the folder",
    ),
    "invalid-slug": Said(
        "content/pages/About us.md:1:1-1:1",
        "`About us` is no slug: it holds more than lowercase letters, digits and hyphens",
        "rename the file to `about-us.md`",
    ),
    "duplicate-slug": Said(
        "content/courses/weaving/lessons/04-warp.md:1:1-1:1",
        "the course has a lesson `warp` already",
        "give one of the two files another name",
    ),
    "duplicate-order": Said(
        "content/courses/weaving/lessons/01-warp.md:1:1-1:1",
        "the course has a lesson number 1 already",
        "give one of the two another number",
    ),
    "symbolic-link": Said(
        "content/files/hosts.txt:1:1-1:1",
        "this symbolic link leads out of the site's folder",
        "copy what it points at into the content folder",
    ),
    "unreadable-file": Said(
        "content/pages/about.md:1:1-1:1",
        "the file cannot be read: permission denied",
        "let yourself read it: `chmod u+r content/pages/about.md`",
    ),
    "file-too-large": Said(
        "content/pages/about.md:1:1-1:1",
        "the file has 5600032 bytes, more than a page can have",
        "split the text into several lessons, or move data into `files/`",
    ),
    "case-mismatch": Said(
        "content/courses/weaving/lessons/01-warp.md:5:23-5:33",
        "the file is called `content/courses/weaving/lessons/02-weft.md`: upper and lower case differ",
        "write `02-weft.md`",
        ("02-weft.md", True),
    ),
    "not-utf8": Said(
        "content/pages/about.md:6:19-6:20",
        "the file is not UTF-8: this byte is 0xE9",
        "save it as UTF-8 in your editor",
    ),
    "private-key": Said(
        "content/files/issuer.pem:1:1-1:1",
        "this is a private key: whoever has seen it signs as you do",
        "remove it, and make a new one with `miyabi certificate keygen`: keys belong in `.miyabi/keys/`",
    ),
    "invalid-certificate": Said(
        "content/certificates/did.json:1:1-1:1",
        "the issuer’s keys are missing",
        "nobody edits these files by hand: put it back from git, or write it again with `miyabi certificate`",
    ),
    "missing-front-matter": Said(
        "content/pages/about.md:1:1-1:1",
        "the file does not begin with front matter",
        "begin it with a line `---`, then `key: value` lines, then another `---`",
    ),
    "unclosed-front-matter": Said(
        "content/pages/about.md:1:1-1:4",
        "the front matter that begins here never ends",
        "put a line `---` after its last key",
    ),
    "invalid-yaml": Said(
        "content/courses/weaving/course.md:13:21-13:22",
        "a second `: ` stands in this line",
        "quote the whole value: `key: \"…: …\"`",
    ),
    "duplicate-key": Said(
        "content/courses/weaving/course.md:14:1-14:6",
        "the key `level` is here a second time",
        "keep one of the two",
    ),
    "unknown-key": Said(
        "content/courses/weaving/course.md:14:1-14:8",
        "there is no key `featurd` here",
        "did you mean `featured`?",
        ("featured", True),
    ),
    "missing-key": Said(
        "content/pages/about.md:1:1-1:4",
        "the key `title` is missing",
        "add `title: …` (the page's name)",
    ),
    "empty-value": Said(
        "content/categories/craft.md:3:1-3:6",
        "the key `color` has no value",
        "what follows ` #` is a comment; quote it: `color: \"#B45309\"`",
    ),
    "wrong-type": Said(
        "content/courses/weaving/course.md:14:7-14:14",
        "`tags` is a list",
        "put it in brackets: `[Weaving]`",
        ("[Weaving]", True),
    ),
    "unknown-value": Said(
        "content/courses/weaving/course.md:13:8-13:16",
        "“begginer” is not a level",
        "did you mean `beginner`?",
        ("beginner", True),
    ),
    "invalid-value": Said(
        "content/courses/weaving/course.md:13:16-13:27",
        "“three hours” is no length of time",
        "write `45m`, `1h 30m`, or a whole number of minutes",
    ),
    "too-long": Said(
        "content/categories/craft.md:3:7-3:25",
        "`icon` has 18 characters, and at most 16 are allowed",
        "shorten it by 2",
    ),
    "long-meta-text": Said(
        "content/courses/weaving/course.md:14:12-14:88",
        "`metaTitle` has 76 characters; search engines show about 60",
        "shorten it to 60 characters",
    ),
    "duplicate-entry": Said(
        "content/courses/weaving/course.md:14:23-14:30",
        "`tags` has this entry already",
        "delete one of the two",
    ),
    "unknown-reference": Said(
        "content/courses/weaving/course.md:13:14-13:20",
        "there is no category `crafts`",
        "did you mean `craft`?",
        ("craft", True),
    ),
    "prerequisite-cycle": Said(
        "content/courses/spinning/course.md:12:17-12:24",
        "these prerequisites go round in a circle: spinning → weaving → spinning",
        "remove one of them",
    ),
    "category-cycle": Said(
        "content/categories/craft.md:3:9-3:17",
        "these categories stand below each other in a circle: craft → textiles → craft",
        "remove one `parent`",
    ),
    "path-order": Said(
        "content/paths/cloth.md:4:11-4:18",
        "`weaving` comes before `spinning`, which it requires",
        "move `spinning` before `weaving`",
    ),
    "path-unpublished-course": Said(
        "content/paths/cloth.md:4:11-4:19",
        "the path requires `spinning`, which is not published (draft)",
        "publish the course, or write `{ course: spinning, required: false }`",
    ),
    "duplicate-address": Said(
        "content/courses/weaving/course.md:14:11-14:18",
        "the address `/about/` is in use",
        "remove this alias",
    ),
    "split-section": Said(
        "content/courses/weaving/lessons/03-finish.md:3:10-3:17",
        "the section “Threads” has ended before this lesson",
        "put its lessons next to each other",
    ),
    "lesson-time": Said(
        "content/courses/weaving/course.md:13:16-13:19",
        "the lessons take 45 minutes, longer than the course (30)",
        "write `45m`, or leave `estimatedTime` out",
    ),
    "incomplete-course": Said(
        "content/courses/weaving/course.md:1:1-1:4",
        "a published course needs a category",
        "add `categories: […]`",
    ),
    "publishing-advice": Said(
        "content/courses/weaving/course.md:1:1-1:4",
        "a published course needs objectives",
        "add `objectives: […]`: what a learner can do afterwards",
    ),
    "missing-lesson-part": Said(
        "content/courses/weaving/lessons/02-weft.md:1:1-1:1",
        "a video lesson needs `video:`",
        "add `video: { url: https://… }` or `video: { file: files/… }`",
    ),
    "passing-score": Said(
        "content/courses/weaving/assessments/knots.md:5:15-5:17",
        "nobody can pass: `passingScore` is 12, and there are 10 points",
        "write 10 or less",
    ),
    "max-score": Said(
        "content/courses/weaving/assessments/knots.md:5:11-5:13",
        "`maxScore` is 20, and the questions' points come to 10",
        "write 10, or change the points",
        ("10", False),
    ),
    "no-questions": Said(
        "content/courses/weaving/assessments/knots.md:1:1-1:1",
        "the assessment has no questions",
        "write a question as a heading: `## What is …?`",
    ),
    "no-right-answer": Said(
        "content/courses/weaving/assessments/knots.md:7:1-7:21",
        "no answer is marked as right",
        "mark the right ones with `- [x]`",
    ),
    "duplicate-option": Said(
        "content/courses/weaving/assessments/knots.md:7:1-7:21",
        "two answers are alike: “The granny knot”",
        "reword one of them, or remove it",
    ),
    "duplicate-question": Said(
        "content/courses/weaving/assessments/knots.md:11:1-11:18",
        "another question has the same text",
        "reword one of them, so that learners can tell them apart",
    ),
    "invalid-answer": Said(
        "content/courses/weaving/assessments/knots.md:7:1-7:25",
        "“2 m ± 10 cm” has a “±”, and no number on each side of it",
        "write `Answer: 86 ± 10`",
    ),
    "invalid-question": Said(
        "content/courses/weaving/assessments/knots.md:7:1-7:44",
        "`points=two` is no whole number of points",
        "write `{points=5}`",
    ),
    "broken-links": Said(
        "content/courses/weaving/lessons/01-warp.md:5:23-5:33",
        "there is no file `content/courses/weaving/lessons/02-waft.md`",
        "did you mean `02-weft.md`?",
        ("02-weft.md", False),
    ),
    "dead-link": Said(
        "content/courses/weaving/lessons/01-warp.md:5:17-5:41",
        "“http://127.0.0.1:9/looms” leads nowhere: nothing can be reached at 127.0.0.1",
        "link to where the page is now, or take the link out",
    ),
    "unsafe-link": Said(
        "content/courses/weaving/lessons/01-warp.md:5:9-5:27",
        "a link may not lead to “javascript:print()”",
        "use http, https, mailto, tel, ftp or a relative address",
    ),
    "missing-files": Said(
        "content/courses/weaving/lessons/01-warp.md:5:11-5:27",
        "there is no file `content/courses/weaving/files/lom.svg`",
        "did you mean `../files/loom.svg`?",
        ("../files/loom.svg", False),
    ),
    "missing-alt": Said(
        "content/courses/weaving/lessons/01-warp.md:5:1-5:23",
        "this image has no text for those who cannot see it",
        "write what it shows between the brackets: `![…](…)`",
    ),
    "raw-html": Said(
        "content/courses/weaving/lessons/01-warp.md:5:9-5:12",
        "raw HTML is left out",
        "write it as Markdown, or set `markdown: { rawHTML: true }` in site.yaml",
    ),
    "unclosed-div": Said(
        "content/courses/weaving/lessons/01-warp.md:5:1-5:8",
        "this div is never closed",
        "end it with a line of three colons: `:::`",
    ),
    "invalid-attributes": Said(
        "content/courses/weaving/lessons/01-warp.md:5:1-5:25",
        "“name=\"warp.py\"” is no attribute of a code block",
        "write ```python title=\"train.py\" {2,4-6}",
    ),
    "duplicate-anchor": Said(
        "content/courses/weaving/lessons/01-warp.md:7:1-7:24",
        "another heading has the anchor “warp” already",
        "give one of them another name",
    ),
    "invalid-math": Said(
        "content/courses/weaving/lessons/01-warp.md:5:7-5:12",
        "no command is called “\\farc”",
        "did you mean `\\frac`?",
    ),
    "undefined-footnote": Said(
        "content/courses/weaving/lessons/01-warp.md:5:32-5:39",
        "no footnote has the name “loom”",
        "add a line that begins with `[^loom]:`",
    ),
    "unused-footnote": Said(
        "content/courses/weaving/lessons/01-warp.md:7:3-7:7",
        "nothing refers to the footnote “loom”",
        "refer to it with `[^loom]`, or remove it",
    ),
    "nesting-too-deep": Said(
        "content/courses/weaving/lessons/01-warp.md:5:101-5:102",
        "more than 100 blocks stand inside each other",
        "no reader can follow that; take some of them out",
    ),
}
