#!/usr/bin/env python3
"""Writes man pages and a completion for bash from what programs print for --help.

    manuals.py --version 0.1.0 --man DIR --completion FILE PROGRAM
    manuals.py --version 0.1.0 --man DIR PROGRAM

One page for the program and one for each of its subcommands: mtp.1, mtp-train.1; deeper ones are
sections of the page above them. Understands the layouts of CLI11 and of Qt.
"""
from __future__ import annotations

import argparse
import os
import pathlib
import re
import subprocess
from dataclasses import dataclass, field

SECTIONS = {"Positionals": "ARGUMENTS", "Arguments": "ARGUMENTS", "Options": "OPTIONS",
            "Subcommands": "COMMANDS"}


@dataclass
class Item:
    name: str
    text: str = ""


@dataclass
class Help:
    words: list[str]  # of the command: mtp project replay
    purpose: str = ""
    usage: str = ""
    sections: dict[str, list[Item]] = field(default_factory=dict)
    footer: list[str] = field(default_factory=list)
    commands: list[Help] = field(default_factory=list)

    def flags(self) -> list[str]:
        names = " ".join(re.sub(r"Excludes:.*", "", item.name)
                         for item in self.sections.get("OPTIONS", []))
        return re.findall(r"(?<![\w-])--?[a-z][\w-]*", names)


def parse(words: list[str], text: str) -> Help:
    found = Help(words)
    section = None
    for line in text.rstrip().split("\n"):
        head = re.fullmatch(r"([A-Z][a-z]+):", line)
        if line.startswith("Usage: "):
            found.usage = re.sub(r"^\S*/", "", line[len("Usage: "):])
        elif head and head[1] in SECTIONS:
            section = found.sections.setdefault(SECTIONS[head[1]], [])
        elif section is not None and line.startswith("  ") and not found.footer:
            # A name, and a text two blanks or more behind it; or more of the text above.
            if re.match(r" {12}", line):
                section[-1].text = f"{section[-1].text} {line.strip()}".strip()
            else:
                name, _, rest = line.strip().partition("  ")
                section.append(Item(name, rest.strip()))
        elif line and section is None:
            found.purpose = f"{found.purpose} {line}".strip()
        elif line or found.footer:
            found.footer.append(line)
    return found


def ask(program: str, words: list[str]) -> Help:
    name = pathlib.Path(program).name
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run([program, *words, "--help"], check=True, capture_output=True, text=True,
                         env=environment)
    found = parse([name, *words], run.stdout)
    if not found.purpose or "OPTIONS" not in found.sections:
        raise SystemExit(f"{' '.join(found.words)} --help is not laid out as expected")
    found.commands = [ask(program, [*words, item.name])
                      for item in found.sections.get("COMMANDS", [])]
    return found


def roff(text: str) -> str:
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text.startswith((".", "'")) else text


def body(page: Help, heading: str) -> list[str]:
    lines = []
    for title, items in page.sections.items():
        lines.append(f"{heading} {title}")
        for item in items:
            lines += [".TP", f"\\fB{roff(item.name)}\\fR", roff(item.text or " ")]
    return lines + footer(page, heading)


def footer(page: Help, heading: str) -> list[str]:
    """Sentences, and examples that keep their lines."""
    lines: list[str] = []
    for line in page.footer:
        if re.fullmatch(r"\S.*:", line) and not lines:
            lines += [f"{heading} EXAMPLES"]
        if line.startswith("  "):
            lines += [".nf", f".RS 4\n{roff(line.strip())}\n.RE", ".fi"]
        elif line:
            if not lines:
                lines.append(f"{heading} NOTES")
            lines.append(roff(line))
    return lines


def page_text(page: Help, version: str, others: list[str]) -> str:
    name = "-".join(page.words)
    lines = [f'.TH {name.upper()} 1 "" "MTP Workbench {version}" "User Commands"',
             ".SH NAME", f"{roff(name)} \\- {roff(page.purpose[0].lower() + page.purpose[1:])}",
             ".SH SYNOPSIS", roff(page.usage), *body(page, ".SH")]
    if len(page.words) > 1:
        for command in page.commands:
            lines += [f".SH {roff(' '.join(command.words).upper())}", roff(command.purpose), ".PP",
                      roff(command.usage), *body(command, ".SS")]
    if others:
        lines += [".SH SEE ALSO", ", ".join(f"\\fB{roff(other)}\\fR(1)" for other in others)]
    return "\n".join(lines) + "\n"


def completion(root: Help) -> str:
    """Commands and options by the words before; files for everything else."""
    cases = []

    def add(page: Help) -> None:
        words = [item.name for item in page.sections.get("COMMANDS", [])] + page.flags()
        cases.append(f"    {' '.join(page.words)!r}) words={' '.join(words)!r} ;;")
        for command in page.commands:
            add(command)

    add(root)
    name = root.words[0]
    return "\n".join([
        f"# Completion of {name} for bash; made from its --help.",
        f"_{name}() {{",
        "    local words current=${COMP_WORDS[COMP_CWORD]} command=" + name + " word",
        "    # The longest run of words that is a command.",
        '    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
        f'        _{name}_words "$command $word" >/dev/null && command="$command $word"',
        "    done",
        f'    words=$(_{name}_words "$command")',
        '    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")',
        '    [ ${#COMPREPLY[@]} -gt 0 ] || mapfile -t COMPREPLY < <(compgen -f -- "$current")',
        "}",
        f"_{name}_words() {{",
        "    local words",
        '    case "$1" in',
        *cases,
        "    *) return 1 ;;",
        "    esac",
        '    echo "$words"',
        "}",
        f"complete -o filenames -F _{name} {name}",
        ""])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--version", required=True)
    parser.add_argument("--man", type=pathlib.Path, required=True)
    parser.add_argument("--completion", type=pathlib.Path)
    arguments = parser.parse_args()
    root = ask(arguments.program, [])
    arguments.man.mkdir(parents=True, exist_ok=True)
    names = ["-".join(command.words) for command in root.commands]
    for page in [root, *root.commands]:
        others = names if page is root else root.words
        path = arguments.man / f"{'-'.join(page.words)}.1"
        path.write_text(page_text(page, arguments.version, others), encoding="utf-8")
    if arguments.completion:
        arguments.completion.parent.mkdir(parents=True, exist_ok=True)
        arguments.completion.write_text(completion(root), encoding="utf-8")


if __name__ == "__main__":
    main()
