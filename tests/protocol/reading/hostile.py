"""Files made to kill a reader: each small enough to be let in, or just too large."""

from __future__ import annotations

from protocolapp.protocol.reading.limits import LARGEST_FILE

FULL = LARGEST_FILE - 64  # room for a beginning


def billion_laughs() -> str:
    lines = ["a0: &a0 [lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    return "\n".join(lines)


def merge_bomb() -> str:
    lines = ["a0: &a0 {k: v}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 13)]
    return "\n".join(lines)


HOSTILE: dict[str, str] = {
    "square brackets": "[" * 100_000,
    "braces": "{" * 100_000,
    "brackets on lines": "[\n" * 100_000,
    "brackets with items": "[a," * 100_000,
    "braces with keys": "{a: " * 100_000,
    "a file of brackets": "[" * FULL,
    "dashes": "- " * 100_000,
    "questions": "? " * 100_000,
    "indented keys": "".join(f"{' ' * n}a:\n" for n in range(1900)),
    "billion laughs": billion_laughs(),
    "quadratic references": "a: &a [" + "x," * 1000 + "]\nb: [" + "*a," * 10_000 + "]",
    "merge bomb": merge_bomb(),
    "python tag": "!!python/object/apply:os.system ['touch /tmp/marker']",
    "disguised tag": "%TAG ! tag:yaml.org,2002:python/\n---\n!name:os.system\n",
    "many directives": "".join(f"%TAG !a{n}! tag:x\n" for n in range(100_000))[:FULL],
    "directives after the end": "a: 1\n...\n"
    + "".join(f"%TAG !a{n}! tag:x\n" for n in range(100_000))[:FULL],
    "many documents": "--- a\n" * 300_000,
    "many items": "- a\n" * (FULL // 4),
    "many items in brackets": "[" + "a," * (FULL // 2) + "]",
    "many keys": "".join(f"k{n}: v\n" for n in range(150_000)),
    "one key many times": "a: 1\n" * 300_000,
    "keys without colons": "{" + "a," * (FULL // 2) + "}",
    "long text": "a: " + "x" * FULL,
    "long quoted text": 'a: "' + "x\n" * (FULL // 2),
    "long key": "x" * FULL + ": 1",
    "blank lines": "\n" * FULL,
    "spaces": " " * FULL,
    "tabs": "\t\n" * (FULL // 2),
    "carriage returns": "\r" * FULL,
    "comments": "#\n" * (FULL // 2),
    "comment signs": "a: b" + " #" * (FULL // 2),
    "cut texts": "- a #3\n" * 250_000,
    "escapes": 'a: "' + "\\x1b" * (FULL // 4) + '"',
    "nul": "\x00" * FULL,
    "separators": "a\u2028" * (FULL // 4),
    "bidi": "\u202e" * (FULL // 3),
    "huge number": "a: " + "9" * 60_000,
    "base sixty": "a: " + "1:" * 30_000 + "1",
    "templates": "- {{ a }}\n" * 200_000,
    "nested templates": "{{" * 100_000,
    "exclamations": "!" * FULL,
    "ampersands": "&" + "a" * FULL,
    "quotes": "'" * FULL,
    "colons": ":" * FULL,
    "commas": "[" + "," * FULL,
    "block indent": "a: |9\n" + " \n" * (FULL // 2),
}
