"""Sentence boundaries for Finnish, Swedish and English, as a spaCy component.

Rules instead of a statistical model: forms are full of abbreviations, ordinals, dates and clipped rows, on
which parsers trained on newspapers do badly, and rules give the same answer everywhere.
"""

from __future__ import annotations

import re
from functools import cache

from spacy.language import Language as Pipeline
from spacy.tokens import Doc

ABBREVIATIONS: dict[str, frozenset[str]] = {
    "fi": frozenset(
        [
            "alv",
            "ap",
            "ark",
            "as",
            "art",
            "bruttok",
            "ed",
            "em",
            "ent",
            "eKr",
            "esim",
            "ev",
            "fil",
            "frk",
            "ha",
            "hlö",
            "hlöä",
            "huom",
            "hv",
            "ip",
            "ins",
            "jatk",
            "jKr",
            "jne",
            "joht",
            "kand",
            "kaup",
            "kirj",
            "kk",
            "klo",
            "kok",
            "kpl",
            "krs",
            "ks",
            "kts",
            "käs",
            "lk",
            "lkm",
            "luk",
            "lyh",
            "läh",
            "maist",
            "milj",
            "min",
            "mk",
            "mrd",
            "ml",
            "mm",
            "mv",
            "nk",
            "no",
            "nro",
            "ns",
            "nyk",
            "n",
            "oik",
            "os",
            "osak",
            "oy",
            "par",
            "pj",
            "po",
            "prof",
            "ptk",
            "puh",
            "pv",
            "pvm",
            "rek",
            "rf",
            "rn",
            "ry",
            "s",
            "saks",
            "sek",
            "seur",
            "sit",
            "so",
            "sos",
            "st",
            "suht",
            "suom",
            "synt",
            "t",
            "tark",
            "tiet",
            "tj",
            "tms",
            "toim",
            "tri",
            "ts",
            "tunn",
            "tuom",
            "v",
            "vas",
            "vast",
            "verr",
            "vk",
            "vkl",
            "vp",
            "vrk",
            "vs",
            "vsk",
            "vt",
            "vuod",
            "ym",
            "yms",
            "yht",
            "yhtl",
            "yl",
            "ylim",
            "yo",
            "äo",
            "htkk",
            "htv",
            "kustann",
            "op",
            "ov",
            "sh",
            "sis",
            "siht",
            "sv",
        ]
    ),
    "sv": frozenset(
        [
            "a",
            "b",
            "ang",
            "anm",
            "art",
            "avd",
            "bil",
            "bl",
            "ca",
            "cirka",
            "d",
            "dir",
            "div",
            "dnr",
            "doc",
            "dr",
            "d.v.s",
            "dvs",
            "e",
            "e.d",
            "ev",
            "el",
            "enl",
            "etc",
            "exkl",
            "f",
            "fig",
            "f.n",
            "fr",
            "fil",
            "forts",
            "förf",
            "g",
            "h",
            "inkl",
            "ing",
            "i",
            "jfr",
            "kap",
            "kl",
            "kr",
            "l",
            "m",
            "max",
            "mfl",
            "milj",
            "min",
            "mom",
            "mrd",
            "m.m",
            "mm",
            "nr",
            "nuv",
            "o",
            "obs",
            "ordf",
            "osv",
            "p",
            "pga",
            "prof",
            "red",
            "ref",
            "resp",
            "s",
            "sek",
            "sid",
            "skr",
            "st",
            "t",
            "tel",
            "tex",
            "tfn",
            "tr",
            "ung",
            "uppl",
            "utg",
            "v",
            "vd",
            "vol",
            "äv",
            "övers",
            "tf",
            "ons",
            "tors",
            "fre",
            "lör",
            "sön",
            "mån",
            "tis",
        ]
    ),
    "en": frozenset(
        [
            "approx",
            "assoc",
            "ave",
            "bros",
            "ca",
            "cf",
            "co",
            "corp",
            "dept",
            "dr",
            "e.g",
            "ed",
            "eds",
            "eg",
            "est",
            "etc",
            "ext",
            "fig",
            "figs",
            "gen",
            "govt",
            "hon",
            "i.e",
            "ie",
            "inc",
            "incl",
            "jr",
            "ltd",
            "m",
            "max",
            "min",
            "mr",
            "mrs",
            "ms",
            "mt",
            "no",
            "nos",
            "p",
            "pp",
            "para",
            "ph.d",
            "pct",
            "prof",
            "ref",
            "resp",
            "rev",
            "sec",
            "sr",
            "st",
            "tel",
            "vol",
            "vs",
            "yr",
            "yrs",
        ]
    ),
}

_STOP = re.compile(r"(?<![.!?…])([.!?…]+)([\"'”’»)\]]*)(\s+)(?=([\"'“”‘’«»(\[–—-]*\s?)(\S))")
_WORD_BEFORE = re.compile(r"(?<!\S)(\S+)\Z")
LONGEST_WORD = 60
LONGEST_MARK = 40
_NUMBER = re.compile(r"^\(?\d{1,2}$")
_DATE = re.compile(r"^\d{1,2}\.\d{1,2}$")


@cache
def _patterns(language: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in ABBREVIATIONS[language])


def boundaries(text: str, language: str) -> list[int]:
    """Return the offsets at which a new sentence starts (never 0), in order."""
    found = []
    for match in _STOP.finditer(text):
        if _is_boundary(text, match, language):
            found.append(match.end(3))
    return found


def _is_boundary(text: str, match: re.Match[str], language: str) -> bool:
    following = match[5]
    if following.islower():
        return False
    if match[1] != "." or match[2]:
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - LONGEST_WORD), match.start())
    word = before[1].lstrip("(\"'“”‘«[") if before else ""
    if not word:
        return False
    if _NUMBER.match(word):
        return not _is_ordinal(text, match, word, following)
    if _DATE.match(word):
        return not following.isdigit()
    if _is_abbreviation(word, language):
        return False
    return not (len(word) == 1 and word.isalpha() and word.isupper())


def _is_abbreviation(word: str, language: str) -> bool:
    folded = word.casefold()
    if folded in _patterns(language):
        return True
    parts = folded.split(".")
    return len(parts) > 1 and all(len(part) <= 2 and part.isalpha() for part in parts)


def _is_ordinal(text: str, match: re.Match[str], word: str, following: str) -> bool:
    """Tell "1. Kartoitus" and "1. 3. 2026" from a sentence that ends in a number."""
    begins_here = match.start() <= len(word) + LONGEST_MARK and not text[: match.start() - len(word)].strip()
    return begins_here or following.isdigit()


@Pipeline.factory("aligner_sentences", default_config={})
class SentenceSplitter:
    """spaCy component that sets ``token.is_sent_start``."""

    def __init__(self, nlp: Pipeline, name: str) -> None:
        self.name = name
        self.language = str(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        """Mark the sentences of ``doc`` and return it."""
        starts = boundaries(doc.text, self.language)
        upcoming = iter(starts)
        wanted = next(upcoming, None)
        for token in doc:
            token.is_sent_start = token.i == 0
            while wanted is not None and token.idx >= wanted:
                token.is_sent_start = True
                wanted = next(upcoming, None)
        return doc
