#!/usr/bin/env python3
"""Lists the texts of core that the window shows, so that lupdate finds them.

    core_texts.py           writes ui/language/core_texts/*.cpp from the sources of core
    core_texts.py --check   fails if a text of core is not in them, or one of them is gone

core knows no Qt and makes its texts by fmt::format and by "+". Each becomes one pattern with %1, %2, ...
for what is put in; a choice between two literals becomes two patterns. What is written to files, or
reaches no window, is left out: the tables below name the files and the texts.
"""
import itertools
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LISTS = ROOT / "ui/language/core_texts"
CONTEXT = "mtp::core"
MOST_LINES = 420

# Sources whose texts are written to files, stand in files of other programs, or remain English
# (methods paragraphs and reports).
LEFT_OUT = re.compile(r"""
    core/report/ | core/project/edit/(Replay|History|ProjectEdit)\. |
    core/labelling/CampaignScripts\. | core/simulation/(Deck|Repulsion|StartScripts|RunLog)\.cpp |
    core/io/(cp2k/Cp2kLogSettings|quantum_espresso/QuantumEspressoSettings|vasp/VaspSettings)\. |
    core/base/UnitNames\. | core/workflow/(TrainingScript|FitReport|Recipe)\.""", re.X)

# Statements of SQL, lines of decks and of the output of other programs, commands; and single texts.
NO_MESSAGE = re.compile(r"""
    \n | \b(INSERT|CREATE|SELECT|UPDATE|DELETE|PRAGMA|PRIMARY|ATTACH|INTEGER|TEXT|REAL|BLOB)\b |
    ^(sh|squeue|scontrol|cd|kind)\b | ^\# | ^\w*\|[ ]""", re.X)
NOT_SHOWN = {line for line in (pathlib.Path(__file__).with_name("core_texts_left_out.txt")
                               .read_text(encoding="utf-8").split("\n"))
             if line and not line.startswith("#")}

STRING = r'(?:u8)?"(?:\\.|[^"\\\n])*"'
TOKEN = re.compile(
    rf"""(?P<skip>\s+|//[^\n]*|/\*.*?\*/|^[ \t]*\#[^\n]*)|(?P<raw>R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)")|
    (?P<text>{STRING})|(?P<char>'(?:\\.|[^'\\\n])+')|(?P<number>\d(?:[\w.']|(?<=[eE])[+-])*)|
    (?P<name>[A-Za-z_]\w*)|(?P<sign>::|->|<<|>>|&&|\|\||[=!<>+-]=|\+\+|--|.)""", re.S | re.M | re.X)
ESCAPES = {"n": "\n", "t": "\t", "0": "\0", "r": "\r"}
FIELD = re.compile(r"\{\{|\}\}|\{(\d*)(?::[^{}]*)?\}")
CLOSING = {")": "(", "]": "[", "}": "{"}


def tokens(source):
    """(kind, text), adjacent literals joined."""
    found = []
    for match in TOKEN.finditer(source):
        kind = match.lastgroup
        if kind in ("skip", None):
            continue
        if kind == "mark" or match["raw"]:
            found.append(("raw", match[0]))
        elif kind == "text":
            text = re.sub(r"\\(.)", lambda m: ESCAPES.get(m[1], m[1]), match[0][match[0].index('"') + 1:-1])
            if found and found[-1][0] == "text":
                text = found.pop()[1] + text
            found.append(("text", text))
        else:
            found.append((kind, match[0]))
    return found


def partner(found, at, step):
    """The index of the bracket that belongs to the one at `at`."""
    depth = 0
    while 0 <= at < len(found):
        kind, text = found[at]
        if kind == "sign":
            depth += (text in "([{") - (text in ")]}") if len(text) == 1 else 0
        if depth == 0:
            return at
        at += step
    return at


def start_of_operand(found, end):
    """The first token of the operand of + whose last one is `end`."""
    at = end
    while at > 0:
        if found[at][1] in CLOSING and found[at][0] == "sign":
            at = partner(found, at, -1)
            if found[at - 1][0] == "name" and found[at - 1][1] not in ("return", "throw", "case"):
                at -= 1
        if found[at - 1][1] in ("::", ".", "->"):
            at -= 2
            continue
        return at
    return at


def end_of_operand(found, start):
    at = start
    while at < len(found):
        if found[at][1] in "([{" and found[at][0] == "sign":
            at = partner(found, at, 1)
        following = found[at + 1][1] if at + 1 < len(found) else ""
        if following in ("(", "[", "::", ".", "->"):
            at += 1 if following in ("(", "[") else 2
            continue
        return at
    return at


def arguments(found, opening):
    """The token ranges between the commas of a call."""
    end, parts, start, at = partner(found, opening, 1), [], opening + 1, opening + 1
    while at < end:
        if found[at][0] == "sign" and found[at][1] in "([{":
            at = partner(found, at, 1)
        elif found[at] == ("sign", ","):
            parts.append((start, at))
            start = at + 1
        at += 1
    return parts + [(start, end)] if start < end else parts


def choices(found, start, end):
    """The literals that a conditional expression gives; None if it is none of literals."""
    part = found[start:end]
    if part and part[0] == ("sign", "(") and partner(part, 0, 1) == len(part) - 1:
        part = part[1:-1]
    depths = itertools.accumulate((t in "([{") - (t in ")]}") if k == "sign" and len(t) == 1 else 0
                                  for k, t in part)
    part = [token for token, depth in zip(part, depths) if depth == 0]
    if ("sign", "?") not in part:
        return None
    given = [text for before, (kind, text), after in zip(part, part[1:], part[2:] + [("sign", ":")])
             if kind == "text" and before[1] in "?:" and after == ("sign", ":")]
    return given if len(given) == part.count(("sign", "?")) + 1 else None


def filled(text, fields):
    """The patterns of a format text; fields: for each argument the literals it can be, or None."""
    order = itertools.count()
    pieces, numbers, last = [], [], 0
    for match in FIELD.finditer(text):
        pieces.append(text[last:match.start()])
        last = match.end()
        numbers.append(match[0][0] if match[0] in ("{{", "}}")
                       else int(match[1]) if match[1] else next(order))
    pieces.append(text[last:])
    used = sorted({n for n in numbers if isinstance(n, int)})
    options = [(fields[n] if n < len(fields) and fields[n] else [f"\1{n}\1"]) for n in used]
    for chosen in itertools.product(*options):
        values = dict(zip(used, chosen))
        out = pieces[0]
        for number, piece in zip(numbers, pieces[1:]):
            out += values.get(number, number) + piece
        yield out


def operand(found, start, end):
    """The patterns of one operand of +."""
    if end - start == 1 and found[start][0] == "text":
        return list(filled(found[start][1], []))
    words = "".join(text for _, text in found[start:end][:4])
    if words == "fmt::format(" and found[start + 4][0] == "text":
        fields = [choices(found, *part) for part in arguments(found, start + 3)[1:]]
        return list(filled(found[start + 4][1], fields))
    return choices(found, start, end) or ["\1x\1"]


def sums(found):
    """The token ranges of the operands of each sum, or single operand, that has a literal."""
    seen = set()
    for at, (kind, _) in enumerate(found):
        if kind != "text" or at in seen:
            continue
        first = at
        format_call = [text for _, text in found[max(at - 4, 0):at]] == ["fmt", "::", "format", "("]
        last = at
        if format_call:
            first, last = at - 4, partner(found, at - 1, 1)
        operands = [(first, last + 1)]
        while first > 1 and found[first - 1] == ("sign", "+"):
            first = start_of_operand(found, first - 2)
            operands.insert(0, (first, operands[0][0] - 1))
        while last + 2 < len(found) and found[last + 1] == ("sign", "+"):
            start = last + 2
            last = end_of_operand(found, start)
            operands.append((start, last + 1))
        for start, end in operands:
            if end - start == 1 or found[start][1] == "fmt":
                seen.update(range(start, min(end, start + 5)))
            if found[start][1] == "fmt":
                for part in arguments(found, start + 3):
                    seen.update(range(*part) if choices(found, *part) else [])
            elif choices(found, start, end):
                seen.update(range(start, end))
        yield operands


def counted(found):
    """What core/base/Plural.h makes: one and several of a thing."""
    for at, token in enumerate(found[:-1]):
        if token == ("name", "counted") and found[at + 1] == ("sign", "("):
            words = [found[a][1] for a, b in arguments(found, at + 1)[1:] if found[a][0] == "text"]
            if words:
                yield "\1n\1 " + words[0]
                yield "\1n\1 " + (words[1] if len(words) > 1 else words[0] + "s")


def numbered(text):
    """With %1, %2, ... for the values, in their order; a field that comes again keeps its number."""
    if re.match(r"[ :;,]", text):
        text = "\1x\1" + text
    if text.endswith(" "):
        text += "\1x\1"
    known = []

    def placeholder(match):
        if match[0] == "\1x\1" or match[0] not in known:
            known.append(match[0])
            return f"%{len(known)}"
        return f"%{known.index(match[0]) + 1}"

    return re.sub("\1[^\1]*\1", placeholder, text)


def is_message(text):
    plain = re.sub(r"%\d", " ", text)
    words = re.findall(r"[A-Za-z][a-z]+", plain)
    return len(words) > 1 and re.search(r"[a-z]{2,}", plain) and " " in text.strip() \
        and not NO_MESSAGE.search(text) and text not in NOT_SHOWN


def texts_of(path):
    found = tokens(path.read_text(encoding="utf-8"))
    for operands in sums(found):
        for chosen in itertools.product(*(operand(found, *part) for part in operands)):
            text = numbered("".join(chosen))
            if is_message(text):
                yield text
    for text in counted(found):
        yield numbered(text)


def room_of(path):
    parts = path.relative_to(ROOT / "core").parts[:-1]
    return "_".join(parts[:2] if parts[0] == "io" else parts[:1])


def texts_by_room():
    """The texts of each room, each text once."""
    rooms, known = {}, set()
    for path in sorted((ROOT / "core").rglob("*")):
        if path.suffix not in (".h", ".cpp") or LEFT_OUT.search(path.relative_to(ROOT).as_posix()):
            continue
        for text in texts_of(path):
            if text not in known:
                known.add(text)
                rooms.setdefault(room_of(path), []).append(text)
    return rooms


def literal(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'


def variable(room):
    return "kCore" + "".join(part.capitalize() for part in room.split("_"))


def list_file(room, texts):
    lines = "".join(f'QT_TRANSLATE_NOOP("{CONTEXT}", {literal(text)}),\n' for text in texts)
    return f"""// Texts of core/{room.replace('_', '/', 1) if room.startswith('io') else room}: written by core_texts.py.
#include <QtGlobal>

#include "ui/language/core_texts/CoreTextLists.h"

namespace mtp::ui {{

const std::vector<const char*> {variable(room)} = {{
{lines}}};

}}  // namespace mtp::ui
"""


def lists_file(rooms):
    return f"""// What core can say, room by room: written by core_texts.py from its sources, the names by hand.
#pragma once

#include <vector>

namespace mtp::ui {{

{"".join(f"extern const std::vector<const char*> {variable(room)};" + chr(10) for room in rooms)}
// In each text %1, %2, ... stand for what core puts in.
inline const std::vector<const char*>* const kCoreTextLists[] = {{
    {", ".join("&" + variable(room) for room in rooms if room != "words")}}};

}}  // namespace mtp::ui
"""


def write_source(path, source):
    """As clang-format lays it out."""
    done = subprocess.run(["clang-format", "--assume-filename", str(path)], input=source,
                          capture_output=True, text=True, check=True)
    if done.stdout.count("\n") > MOST_LINES:
        sys.exit(f"{path}: more than {MOST_LINES} lines; divide it in room_of()")
    path.write_text(done.stdout, encoding="utf-8")


def write():
    rooms = texts_by_room()
    for path in LISTS.glob("*.cpp"):
        if path.stem not in rooms and path.stem != "names":
            path.unlink()
    for room, texts in rooms.items():
        write_source(LISTS / f"{room}.cpp", list_file(room, texts))
    write_source(LISTS / "CoreTextLists.h", lists_file(sorted([*rooms, "names", "words"])))


def listed():
    """The texts in the written lists, and where they stand."""
    found = {}
    for path in sorted(LISTS.glob("*.cpp")):
        kinds = tokens(path.read_text(encoding="utf-8"))
        for at, token in enumerate(kinds):
            if token == ("name", "QT_TRANSLATE_NOOP"):
                found[kinds[at + 4][1]] = path.stem
    return found


def check():
    made = {text: room for room, texts in texts_by_room().items() for text in texts}
    lists = {text: room for text, room in listed().items() if room != "names"}
    problems = [f"core/{room.replace('_', '/')}: \"{text}\" is not listed"
                for text, room in made.items() if text not in lists]
    problems += [f"{LISTS.name}/{room}.cpp: \"{text}\" is not in core"
                 for text, room in lists.items() if text not in made]
    if problems:
        sys.exit("\n".join(problems) + "\nRun resources/translations/core_texts.py, then translate.")
    if len(made) < 500:
        sys.exit(f"only {len(made)} texts: the check looks in the wrong place")
    print(f"{len(made)} texts of core are listed")


if __name__ == "__main__":
    check() if sys.argv[1:] == ["--check"] else write()
