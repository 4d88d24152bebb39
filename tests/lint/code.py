#!/usr/bin/env python3
"""Checks the size and the words of the sources: python3 code.py SOURCE_FOLDER

Product code (core, ui, app): no file over 450 lines, no function over 60, no block of more than 12
lines that stands twice (names, numbers and texts apart). Everywhere: none of the words in words.txt.
"""
import pathlib
import re
import sys

MOST_FILE_LINES = 450
MOST_FUNCTION_LINES = 60
MOST_TWIN_LINES = 12

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|[A-Za-z_]\w*|\.?\d[\w.]*|\S')
KEYWORDS = set("""auto bool break case catch class const constexpr continue default do double else
    enum false float for if inline int namespace nullptr operator private protected public return
    sizeof static struct switch template this throw true try typename using virtual void
    while""".split())
FUNCTION = re.compile(r"^( *)[^ #/}].*\)( const)?( noexcept)?( override)?( ->.*)? \{$")
LAMBDA = re.compile(r"\[[^\]]*\] ?\(")
ENDS = re.compile(r"[;{:]$|^ *\}[;,)]*$|^ *//|^#|^\s*$")  # what stands before a function
CONTROL = re.compile(r"^ *(\} )?(if|for|while|switch|else|catch|do|namespace|return|case)\b")


def read(path):
    return path.read_text(encoding="utf-8").split("\n")


def sources(root, folders):
    found = [path for folder in folders for path in sorted((root / folder).rglob("*"))
             if path.suffix in (".h", ".cpp")]
    if len(found) < 50:
        sys.exit(f"only {len(found)} sources below {root}: the check looks in the wrong place")
    return found


def long_functions(path, lines):
    """The layout is that of clang-format: a body ends with a brace below the line it began on."""
    for start, line in enumerate(lines):
        match = FUNCTION.match(line)
        if not match or CONTROL.match(line) or LAMBDA.search(line):
            continue
        first = start
        while first > 0 and not ENDS.search(lines[first - 1]):
            first -= 1
        indent = re.match(r" *", lines[first])[0]
        for end in range(start + 1, len(lines)):
            if re.match(indent + r"\}", lines[end]):
                if end - first + 1 > MOST_FUNCTION_LINES:
                    yield f"{path}:{first + 1}: a function of {end - first + 1} lines"
                break


def shape(line):
    """A line without its names, numbers and texts; empty if it says nothing by itself."""
    code = re.sub(r"//.*", "", line).strip()
    if not code or code.startswith("#"):
        return ""
    parts = []
    for token in TOKEN.findall(code):
        if token[0] in "\"'":
            parts.append("s")
        elif token[0].isdigit() or token[0] == ".":
            parts.append("0" if token != "." else ".")
        elif (token[0].isalpha() or token[0] == "_") and token not in KEYWORDS:
            parts.append("n")
        else:
            parts.append(token)
    return " ".join(parts)


def is_thin(line):
    """Declarations, cases and list items look alike everywhere; only statements make a twin."""
    return line.endswith(") ;") and line.startswith("n n (") or line.startswith("case") or \
        line in ("}", "{", "} ;", ") ;", "public :", "private :") or line.endswith(",") or \
        re.fullmatch(r"(n |:: |< |> |\* |& |const )+(= \S+ )?;", line) is not None


def twins(files):
    """Pairs of places whose next MOST_TWIN_LINES + 1 lines of code have the same shapes."""
    length = MOST_TWIN_LINES + 1
    seen, told = {}, set()
    for path, lines in files:
        code = [(number, text) for number, text in
                ((i + 1, shape(line)) for i, line in enumerate(lines)) if text]
        for at in range(len(code) - length + 1):
            block = tuple(text for _, text in code[at:at + length])
            if sum(not is_thin(text) for text in block) < length * 2 // 3:
                continue
            place = (path, code[at][0])
            other = seen.setdefault(block, place)
            is_own_rest = other[0] == path and place[1] - other[1] < length
            if other == place or is_own_rest or (other[0], path) in told:
                continue
            told.add((other[0], path))
            yield (f"{path}:{place[1]}: {length} lines stand again as at {other[0]}:{other[1]}, "
                   "names apart")


def words(path, lines, pattern):
    for number, line in enumerate(lines, 1):
        for match in pattern.finditer(line):
            yield f"{path}:{number}: \"{match[0]}\" is no word of ours (tests/lint/words.txt)"


def main(root):
    product = [(path.relative_to(root), read(path)) for path in sources(root, ["core", "ui", "app"])]
    tests = [(path.relative_to(root), read(path)) for path in sources(root, ["tests"])]
    banned = [line.split("#")[0].strip() for line in read(root / "tests/lint/words.txt")]
    pattern = re.compile(r"(?<![A-Za-z])(?:" + "|".join(filter(None, banned)) + r")(?![a-z])")
    problems = []
    for path, lines in product:
        if len(lines) - 1 > MOST_FILE_LINES:
            problems.append(f"{path}: {len(lines) - 1} lines, more than {MOST_FILE_LINES}")
        problems += long_functions(path, lines)
    for path, lines in product + tests:
        problems += words(path, lines, pattern)
    # Headers declare: what looks alike there is a table or a class, not code written twice.
    problems += twins((path, lines) for path, lines in product if path.suffix == ".cpp")
    if problems:
        sys.exit("\n".join(problems))
    print(f"{len(product)} files follow the rules")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
