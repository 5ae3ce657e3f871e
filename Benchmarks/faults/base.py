"""The site that each fault is planted in: small, right, and with a file of each kind."""

from __future__ import annotations

SITE = "content/site.yaml"
SPINNING = "content/courses/spinning/course.md"
WHEEL = "content/courses/spinning/lessons/01-wheel.md"
WEAVING = "content/courses/weaving/course.md"
WARP = "content/courses/weaving/lessons/01-warp.md"
WEFT = "content/courses/weaving/lessons/02-weft.md"
TRIAL = "content/courses/weaving/lessons/03-trial.md"
KNOTS = "content/courses/weaving/assessments/knots.md"
FINAL = "content/courses/weaving/assessments/final.md"
CLOTH = "content/paths/cloth.md"
CRAFT = "content/categories/craft.md"
TEXTILES = "content/categories/textiles.md"
ANN = "content/people/ann.md"
ABOUT = "content/pages/about.md"
TRAPS = "content/pages/traps.md"

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="63"/>\n'

BASE = {
    SITE: """\
title: Handicrafts
description: Courses for those who like to make things.
baseURL: https://example.org/
language: en
currency: EUR
navigation:
  - { title: Courses, url: /courses/ }
theme: { accent: "#0F766E", logo: files/logo.svg }
limits: { bodyCharacters: 5000 }
contact: hello@example.org
""",
    SPINNING: """\
---
title: Spinning
description: From wool to yarn.
status: published
level: beginner
price: free
estimatedTime: 2h
categories: [textiles]
objectives: [Spin an even yarn]
thumbnail: files/wheel.svg
thumbnailAlt: A spinning wheel
---
""",
    WHEEL: """\
---
title: The Wheel
---

## Treading

Slowly.
""",
    WEAVING: """\
---
title: Weaving
description: From yarn to cloth.
status: published
level: beginner
language: en
estimatedTime: 3h
price: 40
featured: true
publishedAt: 2026-01-15
creator: ann
instructors:
  - { person: ann, role: instructor }
categories: [textiles]
tags: [Weaving, Loom]
prerequisites:
  - spinning
thumbnail: files/loom.svg
thumbnailAlt: A loom seen from above
objectives: [Warp a loom, Weave a plain cloth]
completion: { lessons: 80%, assessments: { final: passed } }
certificate: true
metaTitle: Learn to weave
aliases: [/weave/]
---

Two weeks on a [small loom](lessons/01-warp.md).
""",
    WARP: """\
---
title: The Warp
duration: 45m
section: Threads
isPreview: true
attachments:
  - { name: Pattern, file: files/pattern.txt }
---

## Winding

Wind it *loosely*, $\\frac{3}{2}$ times the length.[^length]

::: tip
Then go on with [the weft](02-weft.md#the-shuttle).
:::

![A loom](../files/loom.svg)

[^length]: Cloth shrinks.
""",
    WEFT: """\
---
title: The Weft
type: video
duration: 30m
section: Threads
video:
  url: https://example.org/weft.webm
  captions: files/weft.vtt
---

## The Shuttle

Throw it from hand to hand.
""",
    TRIAL: """\
---
title: Trial
type: quiz
section: Cloth
---
""",
    KNOTS: """\
---
title: Knots
type: quiz
lesson: trial
passingScore: 5
maxScore: 10
timeLimit: 15m
attempts: 3
---

## Which knot holds? {#hold points=5}

- [x] The reef knot
- [ ] The granny knot

> It lies flat.

## How many ends has a thread? {points=5}

Answer: 2
""",
    FINAL: """\
---
title: Final
type: final_exam
---

## In which order? {type=ordering}

1. Warp
2. Weave

## What belongs together? {type=matching}

| Tool | Work |
|------|------|
| Wheel | Spinning |
| Loom | Weaving |

## What did you learn? {type=essay}
""",
    CLOTH: """\
---
title: From Wool to Cloth
description: Everything between a sheep and a coat.
featured: true
courses:
  - spinning
  - { course: weaving, required: true }
---

Begin with the wheel.
""",
    CRAFT: """\
---
title: Craft
color: "#B45309"
icon: 🧶
---

Everything made by hand.
""",
    TEXTILES: """\
---
title: Textiles
parent: craft
---
""",
    ANN: """\
---
name: Ann
avatar: files/ann.svg
links: [https://example.org/ann]
---

Ann weaves.
""",
    ABOUT: """\
---
title: About
navigation: true
order: 1
---

We weave. Look at [our courses](/courses/).
""",
    # Right, and easily taken for wrong: whoever says anything of this page says what is not so.
    TRAPS: """\
---
title: "Traps: what only looks wrong"
description: 'It''s [no] list, {no} mapping & no *alias'
order: 007
---

It costs $5 or $6, not `$\\farc$`. A call in code, `[^none]`; a tag in code, `<b>`; a [bracket] alone; a \\[link](nowhere.md).

<!-- A comment is no HTML: [nobody](looks.md) -->

```text
::: never closed
[no link](no.md) ![no picture](no.svg) [^no]
```

- [ ] A task
- [x] [A](<about.md>), [b](about.md "B"), [c](about.md?x=1#top), [d](/about/), [e](//example.org/none), <https://example.org/none>

## Größe & 糸 {#größe}

[Up](#größe), [down](#down-1), [mail](mailto:hello@example.org).

## Down

## Down

::: note Outer
:::: warning Inner
Text.[^inner]
::::
:::

[^inner]: A footnote with [a link](about.md) and $a_{1}$.
""",
    "content/files/logo.svg": PICTURE,
    "content/files/ann.svg": PICTURE,
    "content/courses/spinning/files/wheel.svg": PICTURE,
    "content/courses/weaving/files/loom.svg": PICTURE,
    "content/courses/weaving/files/pattern.txt": "over, under\n",
    "content/courses/weaving/files/weft.vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\nThrow it.\n",
}
