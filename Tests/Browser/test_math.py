"""Formulas beside another converter: what Miyabi writes has the structure and the signs that latex2mathml finds."""

from __future__ import annotations

import copy
import functools
import html
import re
import subprocess
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator

import pytest
from conftest import BINARY, CHECKOUT
from latex2mathml.converter import convert_to_element

FORMULAS = {
    "school": r"""
        a^2 + b^2 = c^2
        x_{1,2} = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}
        (a+b)^3 = a^3 + 3a^2b + 3ab^2 + b^3
        \frac{a}{b} \div \frac{c}{d} = \frac{ad}{bc}
        \frac12 + \frac34 \ne 1
        2\frac{1}{3} \cdot 4 = 9.333
        \sqrt[3]{27} = 3
        \sqrt{\sqrt{x} + 1}
        0.\overline{3} = \frac{1}{3}
        |x| = \begin{cases} x & x \ge 0 \\ -x & x < 0 \end{cases}
        A = \pi r^2,\quad U = 2\pi r
        \sin^2\alpha + \cos^2\alpha = 1
        \tan x = \frac{\sin x}{\cos x}
        \angle ABC = 90^\circ
        \triangle ABC \sim \triangle DEF
        \overline{AB} \parallel \overline{CD}
        AB \perp CD
        \log_{10} 1000 = 3
        \log_a b = \frac{\ln b}{\ln a}
        5! = 120
        50\% \cdot \$20
        \binom{n}{k} = \frac{n!}{k!(n-k)!}
        {n \choose k}
        {a+1 \over b+2}
        \dfrac{1}{2} \le \tfrac{3}{4}
        x \in [0, 1) \cup (2, \infty)
        3 \times 4 = 12
        a : b = c : d
        4 \mid 12,\ 5 \nmid 12
        \therefore x = 3
        \frac a b + \sqrt 2
        1{,}000.5
        10^{-3}
        -1 + (-2)
        """,
    "calculus": r"""
        f'(x) = \lim\limits_{h \to 0} \frac{f(x+h) - f(x)}{h}
        f''(x) + f'''(x)
        \frac{d}{dx} x^n = n x^{n-1}
        \frac{\partial^2 u}{\partial x^2} + \frac{\partial^2 u}{\partial y^2} = 0
        \int_0^1 x^2 \, dx = \frac{1}{3}
        \int_{-\infty}^{\infty} e^{-x^2} dx = \sqrt{\pi}
        \iint_D f(x,y) \, dA
        \oint_C \mathbf{F} \cdot d\mathbf{r}
        \int\limits_a^b f(x) dx
        \sum_{i=1}^{n} i = \frac{n(n+1)}{2}
        \sum\nolimits_{i=1}^n i
        \prod_{k=1}^n k = n!
        \sum_{n=0}^\infty \frac{x^n}{n!} = e^x
        \left. \frac{x^3}{3} \right|_0^1
        \nabla \times \vec{F} = \vec{0}
        \nabla^2 \phi = \rho
        \varepsilon > 0 \Rightarrow \exists \delta > 0
        f \colon X \to Y
        x \mapsto x^2
        e^{i\pi} + 1 = 0
        \dot{x} = v,\ \ddot{x} = a
        f = O(g)
        a_n \xrightarrow{n \to \infty} 0
        x_0 < x_1 < \dots < x_n
        a_1 + a_2 + \cdots + a_n
        \frac{1}{1 + \frac{1}{1 + \frac{1}{x}}}
        \arcsin x + \arccos x = \frac{\pi}{2}
        \sinh x = \frac{e^x - e^{-x}}{2}
        \lim_{x \to 0} \frac{\sin x}{x} = 1
        \limsup_{n} a_n
        f^\prime + x^{\prime\prime}
        f'^2
        \sin^{-1} x
        \oiint \iiint
        \cfrac{1}{1 + \cfrac{1}{2}}
        \int_a f + \sum^n a
        """,
    "linear algebra": r"""
        \begin{pmatrix} a & b \\ c & d \end{pmatrix}
        \begin{bmatrix} 1 & 0 & 0 \\ 0 & 1 & 0 \\ 0 & 0 & 1 \end{bmatrix}
        \begin{vmatrix} a & b \\ c & d \end{vmatrix} = ad - bc
        \begin{Bmatrix} 1 \\ 2 \end{Bmatrix}
        \begin{Vmatrix} 1 & 2 \end{Vmatrix}
        \begin{matrix} x & y \end{matrix}
        \begin{pmatrix} a_{11} & \cdots & a_{1n} \\ \vdots & \ddots & \vdots \\ a_{m1} & \cdots & a_{mn} \end{pmatrix}
        \begin{array}{cc|c} 1 & 2 & 3 \\ 4 & 5 & 6 \end{array}
        \left( \begin{array}{r} 1 \\ -1 \end{array} \right)
        \begin{array}{|c|c|} \hline p & q \\ \hline T & F \\ \hline \end{array}
        A\mathbf{x} = \lambda\mathbf{x}
        \det(A - \lambda I) = 0
        \|\mathbf{v}\| = \sqrt{\langle \mathbf{v}, \mathbf{v} \rangle}
        A^{\mathsf{T}} A
        A^{-1}
        \dim \ker T
        \mathbb{R}^{m \times n}
        U \otimes V \oplus W
        \hat{y} = \mathbf{w}^\top \mathbf{x} + b
        \begin{smallmatrix} a & b \\ c & d \end{smallmatrix}
        \begin{matrix} 1 \\ 2 \\ \end{matrix}
        \lVert x \rVert = \lvert y \rvert
        """,
    "sets, logic and numbers": r"""
        A \subseteq B \iff A \cap B = A
        A \setminus B = \{ x \in A \mid x \notin B \}
        \emptyset \subset \mathbb{N} \subset \mathbb{Z} \subset \mathbb{Q}
        \forall x \exists y : x < y
        \neg (p \land q) \equiv \neg p \lor \neg q
        p \rightarrow q \leftrightarrow r
        \bigcup\limits_{i \in I} A_i
        |A \cup B| = |A| + |B| - |A \cap B|
        a \equiv b \pmod{n}
        a \bmod b
        \gcd(a, b) = 1
        \left\lfloor \frac{n}{2} \right\rfloor + \lceil x \rceil
        \aleph_0 < 2^{\aleph_0}
        G / H \cong K
        f \circ g
        \varphi(n) = n \prod_{p \mid n} \left( 1 - \frac{1}{p} \right)
        x \not\in A
        x \vee y \wedge z
        A \vdash B \models C
        a \ll b \gg c
        a \leqslant b \geqslant c
        \bigcup_{i \in I} A_i
        x \not= y
        x \not\subset y
        a \mod b \pod{c}
        p \implies q
        \varnothing \nexists \complement \ni
        """,
    "probability and learning": r"""
        \Pr(A \mid B) = \frac{\Pr(B \mid A) \Pr(A)}{\Pr(B)}
        X \sim \mathcal{N}(\mu, \sigma^2)
        \mathbb{E}[X] = \sum_{i} x_i p_i
        \bar{x} = \frac{1}{n} \sum_{i=1}^n x_i
        \hat{\theta} = \operatorname{argmax}(L)
        \operatorname{softmax}(x_i) = \frac{e^{x_i}}{\sum_j e^{x_j}}
        \mathrm{ReLU}(x) = \max(0, x)
        \mathcal{L} = -\sum_{i} y_i \log \hat{y}_i
        \theta \leftarrow \theta - \eta \nabla J
        \text{Attention}(Q, K, V)
        \widehat{\mathrm{var}}(X)
        \tilde{x} \approx x
        O(n \log n)
        P(X = k) = \binom{n}{k} p^k (1-p)^{n-k}
        \boldsymbol{\beta} + \boldsymbol{x}
        \frac{\partial L}{\partial w_{ij}^{(l)}}
        x^{(i)}_j
        \mathbf{1}_{x > 0}
        \max_{x} f(x)
        \operatorname*{argmax}_x f
        """,
    "physics and chemistry": r"""
        E = mc^2
        F = G \frac{m_1 m_2}{r^2}
        \vec{F} = m\vec{a}
        i\hbar \frac{\partial}{\partial t} \Psi = \hat{H} \Psi
        v = 3 \times 10^8 \, \mathrm{m/s}
        \mathrm{H_2O}
        \mathrm{CO_2} + \mathrm{H_2}
        {}^{14}_{6}\mathrm{C}
        \langle \psi | \phi \rangle
        \Delta t = \gamma \Delta \tau
        \oint \vec{E} \cdot d\vec{A} = \frac{Q}{\varepsilon_0}
        A \rightleftharpoons B
        \lambda = \frac{h}{p}
        \dot{q}^2
        \xrightarrow[a]{b}
        \braket{\phi|\psi}
        """,
    "layout": r"""
        \overset{!}{=} \underset{x}{y}
        a \stackrel{?}{=} b
        \underbrace{1 + 2 + 3}_{6}
        \overbrace{x + y}^{n}
        \overrightarrow{AB} + \underline{x}
        \widetilde{xy}
        \acute{a}\grave{e}\check{c}\breve{u}
        \sum_{\substack{i < n \\ j < m}} a_{ij}
        \begin{split} a &= b \\ &= c \end{split}
        \begin{align*} x + 1 &= 2 \\ x &= 1 \end{align*}
        \boxed{x = 2}
        \cancel{x} + y
        \color{red} x + y
        \textcolor{blue}{x} + y
        \phantom{x} y
        \big( x \Big) \bigg[ y \Bigg]
        \bigl( x \bigr)
        \left[ \frac{1}{2} \right)
        \left\{ x \middle| y \right\}
        \left\langle x \right\rangle
        a \quad b \qquad c \; d \, e \! f
        a \hspace{2em} b
        \displaystyle \frac{1}{2}
        \textstyle x \scriptstyle y
        x^{y^{z}}
        {}_a^b X
        x_i^2 y^2_i
        \mathop{X} y
        \xleftarrow{a} b
        \newcommand{\R}{\mathbb{R}} x \in \R
        \newcommand{\pair}[2]{(#1, #2)} \pair{a}{b}
        \def\half{\frac{1}{2}} \half + 1
        \DeclareMathOperator{\rank}{rank} \rank A
        E = mc^2 \tag{1}
        \begin{align} a &= b \\ c &= d \end{align}
        \begin{aligned} a &= b \\ &= c \end{aligned}
        \text{if } x > 0
        \text{if $x > 0$}
        \hphantom{x}\vphantom{y}\smash{z}
        \overline{\overline{x}} + \hat{\mathbf{x}}
        \dddot{x} + \mathring{a}
        \overbracket{x} \underbracket{y} \underrightarrow{AB}
        \xleftrightarrow{a} \xmapsto{b} \xRightarrow{c}
        \left( \frac{a}{b} \right)^2
        a < b > c
        \sideset{_a^b}{_c^d}\sum
        """,
    "letters": r"""
        \alpha \beta \gamma \delta \epsilon \zeta \eta \theta \iota \kappa \lambda \mu
        \nu \xi \pi \rho \sigma \tau \upsilon \phi \chi \psi \omega
        \varepsilon \vartheta \varpi \varrho \varsigma \varphi
        \Gamma \Delta \Theta \Lambda \Xi \Pi \Sigma \Upsilon \Phi \Psi \Omega
        \mathbb{ABCNPQRZ}
        \mathcal{ABEFHILMR}
        \mathfrak{aGHIRZ}
        \mathsf{abc} \mathtt{xyz}
        \mathbf{abcABC012}
        \mathit{abc}
        \ell \Re \Im \wp \hbar \partial \infty
        \leq \geq \neq \approx \equiv \propto \simeq \cong
        \to \leftarrow \Leftrightarrow \uparrow \Downarrow \hookrightarrow \longmapsto
        \oplus \otimes \odot \star \bullet \circ \ast \pm \mp \amalg
        \mathbf{\alpha} + \mathbf{\Gamma}
        \boldsymbol{\Gamma}
        \mathscr{F} \mathrm{d}x
        \aleph \beth \imath \jmath \hslash
        \lesssim \gtrsim \preceq \succeq \sqsubseteq \triangleq
        \rightarrowtail \twoheadrightarrow \rightrightarrows \curvearrowright \leftrightsquigarrow
        \boxplus \boxtimes \ltimes \rtimes \curlyvee \barwedge
        """,
}

DISPLAYED = [line.strip() for text in FORMULAS.values() for line in text.strip().splitlines()]

# Where the two differ, and why Miyabi stays as it is. Each of these must differ, or it has to leave the list.
DIFFERENT = {
    # LaTeX sets the limits of these below them in displayed formulas; latex2mathml does so for sums and products only.
    r"\lim_{x \to 0} \frac{\sin x}{x} = 1": "limits below lim",
    r"\limsup_{n} a_n": "limits below lim sup",
    r"\max_{x} f(x)": "limits below max",
    r"\bigcup_{i \in I} A_i": "limits below a union",
    r"\operatorname*{argmax}_x f": "limits are what the star asks for",
    # latex2mathml does not know these, and writes their signs as they are.
    r"\begin{aligned} a &= b \\ &= c \end{aligned}": "no table for aligned",
    r"\text{if $x > 0$}": "no formula inside a text",
    r"x \not= y": "no negation of a sign that is no command",
    # Choices.
    r"\begin{align} a &= b \\ c &= d \end{align}": "it numbers equations; a course marks the ones it needs with a tag",
    r"\mathop{X} y": "it makes an operator with an operator's children, which no element may have",
    r"\sideset{_a^b}{_c^d}\sum": "it sets two sums, one of them hidden; MathML Core has mmultiscripts",
    r"\boldsymbol{\Gamma}": "LaTeX's capital Greek letters are upright, in bold as well",
}

# One sign under two characters: the second of each pair is latex2mathml's.
SAME_SIGN = str.maketrans(
    {"−": "-", "∗": "*", "⋅": "·", "∙": "•", "∼": "~", "∖": "⧵"}
    | {"¯": "―", "_": "―", "ˆ": "^", "\u0302": "^", "˜": "~"}
)

# What makes no difference to the structure: a row, and what sets a style or a size for it.
TRANSPARENT = {"math", "mrow", "mstyle", "mpadded"}

# The children of these are one row.
ONE_ROW = {"msqrt", "mtd", "mphantom", "merror"}

ENCLOSURES = {
    "box": "boxed",
    "updiagonalstrike": "cancel",
    "downdiagonalstrike": "bcancel",
    "updiagonalstrike downdiagonalstrike": "xcancel",
    "horizontalstrike": "sout",
}

VARIANTS = {
    "bold": "BOLD",
    "bold-italic": "BOLD ITALIC",
    "double-struck": "DOUBLE-STRUCK",
    "script": "SCRIPT",
    "fraktur": "FRAKTUR",
    "sans-serif": "SANS-SERIF",
    "monospace": "MONOSPACE",
}


@functools.cache
def styled(letter: str, variant: str) -> str:
    """The character of Unicode that stands for a letter with a mathvariant, found by its name."""
    name = unicodedata.name(letter, "").replace("LATIN ", "").replace("GREEK ", "").replace("LETTER ", "")
    for prefix in ("MATHEMATICAL ", ""):
        for words in (VARIANTS.get(variant, ""), VARIANTS.get(variant, "").replace("FRAKTUR", "BLACK-LETTER")):
            try:
                return unicodedata.lookup(f"{prefix}{words} {name}")
            except KeyError:
                continue
    return letter


def tag(element: ElementTree.Element) -> str:
    """A name without its namespace."""
    return element.tag.rpartition("}")[2]


def leaf(element: ElementTree.Element) -> str:
    """The text of a leaf, without white space, its letters styled as they are to be read."""
    text = "".join((element.text or "").split()).translate(SAME_SIGN)
    return "".join(styled(letter, element.get("mathvariant", "")) for letter in text)


def is_upright(element: ElementTree.Element) -> bool:
    """Whether it is one of the letters that latex2mathml writes one by one, and Miyabi as one name."""
    return tag(element) == "mi" and element.get("mathvariant") == "normal" and (element.text or "").isascii()


def row(elements: list[ElementTree.Element]) -> tuple[object, ...]:
    """The normal form of elements beside each other."""
    items: list[object] = []
    was_upright = False
    for element in elements:
        for item in normal(element):
            if was_upright and is_upright(element):
                items[-1] = str(items[-1]) + str(item)
            else:
                items.append(item)
            was_upright = is_upright(element)
    return tuple(items)


def normal(element: ElementTree.Element) -> tuple[object, ...]:
    """The normal form of an element, as what it adds to its row.

    A leaf is its text; anything else its name, and a row for each place in it, so that numerator and denominator,
    index and exponent, cell and cell stay apart.
    """
    name = tag(element)
    children = list(element)
    if name == "mspace":
        return ()
    if not children and name not in ONE_ROW | TRANSPARENT | {"mtr", "mtable"}:
        return (leaf(element),) if leaf(element) else ()
    enclosure = ENCLOSURES.get(element.get("notation", ""), element.get("class", ""))
    if enclosure in ENCLOSURES.values():
        return ((enclosure, row(children)),)
    if element.get("mathcolor"):
        return ((f"color {element.get('mathcolor')}", row(children)),)
    if name in TRANSPARENT:
        return row(children)
    if name in ONE_ROW:
        return ((name, row(children)),)
    if name == "mfrac" and element.get("linethickness", "").startswith("0"):
        name = "mfrac without a line"
    return ((name, *(row([child]) for child in children)),)


def theirs(formula: str) -> tuple[object, ...]:
    """What latex2mathml makes of a formula."""
    root = convert_to_element(formula, display="block")
    for element in root.iter():
        # It keeps references such as `&#x03B1;` in its tree, for the text it writes.
        element.text = html.unescape(element.text or "")
    return normal(root)


@functools.cache
def rendered() -> dict[str, ElementTree.Element]:
    """What Miyabi makes of them, all in one run."""
    document = "\n\n".join(f"$${formula}$$" for formula in DISPLAYED)
    done = subprocess.run([BINARY, "render", "-"], input=document, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    root = ElementTree.fromstring(f"<body>{done.stdout}</body>")
    return {math.get("alttext", ""): math for math in root.iter("math")}


@pytest.mark.parametrize("formula", [formula for formula in DISPLAYED if formula not in DIFFERENT])
def test_a_formula_has_the_structure_that_latex2mathml_finds(formula: str) -> None:
    assert normal(rendered()[formula]) == theirs(formula)


@pytest.mark.parametrize("formula", DIFFERENT)
def test_a_known_difference_is_one(formula: str) -> None:
    assert normal(rendered()[formula]) != theirs(formula), DIFFERENT[formula]


def test_there_are_enough_formulas() -> None:
    assert len(set(DISPLAYED)) >= 120
    assert set(DIFFERENT) <= set(DISPLAYED)
    assert len(DIFFERENT) * 15 <= len(DISPLAYED)


def mutations(formula: ElementTree.Element) -> Iterator[tuple[str, ElementTree.Element]]:
    """Copies with one leaf dropped, or two neighbours swapped."""
    for number, element in enumerate(formula.iter()):
        if not len(element) and leaf(element):
            mutated = copy.deepcopy(formula)
            dropped = list(mutated.iter())[number]
            dropped.text = ""
            yield f"without {leaf(element)}", mutated
        for place in range(len(element) - 1):
            if "mspace" in (tag(element[place]), tag(element[place + 1])):
                continue
            if row([element[place]]) == row([element[place + 1]]):
                continue
            mutated = copy.deepcopy(formula)
            parent = list(mutated.iter())[number]
            parent[place], parent[place + 1] = parent[place + 1], parent[place]
            yield f"{tag(element)} with {place} and {place + 1} swapped", mutated


def test_the_comparison_finds_a_lost_leaf_and_swapped_children() -> None:
    count = 0
    for formula, element in rendered().items():
        expected = normal(element)
        for what, mutated in mutations(element):
            count += 1
            assert normal(mutated) != expected, f"{formula}: {what}"
    assert count > 2000


def test_the_style_sheet_draws_every_class() -> None:
    sheet = (CHECKOUT / "templates/assets/site.css").read_text()
    tables = [
        r"\begin{array}{|c:c||c|} \hline a & b & c \\ \hline\hline d & e & f \\ \hdashline g \\ \hline \end{array}",
        r"\begin{array}{:c:} \hdashline a \\ \hdashline \end{array}",
        r"\begin{array}{||c||} \hline\hline a \\ \hline\hline \end{array}",
        r"\begin{align} a &= b & c &= d \tag{1} \end{align} \sum_{\substack{a \\ b}}",
        r"\boxed{a} \cancel{b} \bcancel{c} \xcancel{d} \sout{e} \boldsymbol{+} \overline{x} \underline{x}",
        r"\textbf{a} \textit{b} \textsf{c} \texttt{d}",
    ]
    done = subprocess.run(
        [BINARY, "render", "-"],
        input="\n\n".join(f"$${table}$$" for table in tables),
        capture_output=True,
        text=True,
        check=True,
    )
    classes = {name for value in re.findall(r'class="([^"]*)"', done.stdout) for name in value.split()}
    assert {"line-top", "double-left", "dashed-bottom", "aligned", "gap", "tag", "cancel", "bold"} <= classes
    assert sorted(name for name in classes if not re.search(rf"\.{name}\b", sheet)) == []
