"""The encoding of a text file, and the text as UTF-8."""

import codecs
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from segmentry.errors import SegmentryError
from segmentry.files import blocks, temporary_folder

_BLOCK = 1 << 22

#: UTF-8 with damaged letters, which are read as the sign for one.
DAMAGED = "utf-8 with damaged letters"
_TELLING_BYTES = 1 << 20
_ZEROS = 0.3

#: What text that is not UTF-8 may be: the code pages of Windows, and East Asia's.
_CANDIDATES = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "shift_jis", "gb18030", "big5", "euc_kr"]
_OF_JAPAN = ("shift_jis", "cp932")
#: Of narrow kana, more than a third are of the first rows; of Greek capitals those with an accent.
_EARLY = 0.1
#: Scripts of one byte each that are told by their letters alone, those with the fewest letters first.
_SCRIPTS = {"cp1255": "א-ת\u05b0-\u05c2", "cp874": "\u0e01-\u0e5b", "cp1256": "\u0600-\u06ff"}
#: In Latin text letters beyond ASCII stand alone; in another script, words are made of them (ours).
_IN_A_ROW, _OF_SCRIPT = 3.0, 0.985
_ROW = re.compile(rb"[\x80-\xff]{2}")
#: Hebrew letters stand where the small Russian ones are.
_TAKEN_FOR = ("cp1251", "cp1255")
#: Of the Latin ones, the most common page first: the letters of languages beyond ASCII, each with those that its words
#: cannot have at a place. What is no word of any is read in another page's letters: Polish `WartoϾ` is none.
_LANGUAGES = {
    "cp1252": (
        "äöüßé",
        "éèêëàâçîïôûùüÿæœ|œ(?!u)",
        "ñáéíóúüçºª|ñ(?![aeiouáéíóú])|[ºª].|\\w{4}[ºª]",
        "áéíóúâêôàãõçüºª|õ(?!e)|[ºª].|\\w{4}[ºª]",
        "àèéìíòóùúç",
        "åäöæøéü|[æø]$",
        "ëïéèüöáóê",
        "äöõüšž|õ$",
        "áéíóúýðþæö|þ$|^ð",
    ),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž", "äöüß"),
    "cp1254": ("çğıi̇öşüâîû",),
    "iso8859_2": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž", "äöüß"),
    "mac_roman": ("äöüßé", "éèêëàâçîïôûùüÿæœ|œ(?!u)", "ñáéíóúüç", "áéíóúâêôàãõç|õ(?!e)", "àèéìíòóùú", "åäöæøéü"),
}
#: What may stand beside letters, or alone.
_MARKS = "«»“”„‘’‚…–—•¡¿°€£§©®™·´½¼¾± \u00ad"
_UNITS = re.compile("[cdkm]?m[²³]")


def encoding_of(path: Path) -> str:
    """UTF-8 if the whole file is; else by its mark or its zero bytes, else what its lines beyond ASCII look like."""
    with path.open("rb") as file:
        start = file.read(1 << 12)
        if start.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
            return "utf-32"
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        for high, name in ((1, "utf-16-le"), (0, "utf-16-be")):
            if len(start) > 3 and start[high::2].count(0) > _ZEROS * len(start) and 0 not in start[1 - high :: 2]:
                return name
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            for block in blocks(file, _BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return DAMAGED if _is_nearly_utf8(path) else _by_its_letters(path)
    return "utf-8"


@contextmanager
def as_utf8(path: Path, encoding: str) -> Iterator[Path]:
    """The file itself, or a temporary copy as UTF-8; raises `SegmentryError` where the text is not of the encoding."""
    if encoding == "utf-8":
        yield path
        return
    with temporary_folder() as folder:
        copy = folder / "table.csv"
        try:
            with (
                _opened(path, encoding) as source,
                copy.open("w", encoding="utf-8", newline="") as target,
            ):
                while block := source.read(_BLOCK):
                    target.write(block)
        except UnicodeError:
            raise SegmentryError(
                f"The text of {path.name} cannot be read as {encoding}. Save it as CSV UTF-8 and try again."
            ) from None
        except LookupError:
            raise SegmentryError(f"There is no encoding `{encoding}`. Name one such as cp1252 or utf-16.") from None
        yield copy


def _opened(path: Path, encoding: str) -> TextIO:
    if encoding == DAMAGED:
        return path.open(encoding="utf-8", errors="replace", newline="")
    return path.open(encoding=encoding, newline="")


def _is_nearly_utf8(path: Path) -> bool:
    """Whether most lines with letters beyond ASCII are UTF-8: then a byte or two were damaged."""
    good = bad = 0
    with path.open("rb") as file:
        for line in file:
            if not line.isascii():
                try:
                    line.decode("utf-8")
                    good += 1
                except UnicodeDecodeError:
                    bad += 1
    return good > bad


def _by_its_letters(path: Path) -> str:
    """What the lines with letters beyond ASCII look like; they may stand anywhere in the file."""
    import charset_normalizer  # for few files

    telling = bytearray()
    with path.open("rb") as file:
        for line in file:
            if not line.isascii():
                telling += line
            if len(telling) > _TELLING_BYTES:
                break
    if not _ROW.search(telling):
        return _latin(bytes(telling))
    best = charset_normalizer.from_bytes(bytes(telling), cp_isolation=_CANDIDATES).best()
    if best is not None and best.encoding in _OF_JAPAN and _is_of_late_kana(bytes(telling), best.encoding):
        return "cp1253"
    script = _script_of(bytes(telling))
    if best is not None and best.encoding not in _LANGUAGES and (best.encoding, script) != _TAKEN_FOR:
        return best.encoding
    if script is not None:
        return script
    return _latin(bytes(telling))  # of a few words, a better guess


def _script_of(text: bytes) -> str | None:
    """Hebrew, Thai or Arabic, where letters beyond ASCII stand in rows and nearly all are of that script.

    >>> _script_of("รหัสลูกค้า,วันที่".encode("cp874")), _script_of("Größe, Länge".encode("cp1252"))
    ('cp874', None)
    """
    rows = re.findall(rb"[\x80-\xff]+", text)
    if sum(map(len, rows)) < _IN_A_ROW * len(rows):
        return None
    beyond = b"".join(rows)
    for page, letters in _SCRIPTS.items():
        if len(re.findall(f"[{letters}]", beyond.decode(page, "replace"))) >= _OF_SCRIPT * len(beyond):
            return page
    return None


def _is_of_late_kana(text: bytes, page: str) -> bool:
    """Whether all letters are narrow kana, and hardly any is one of the first three rows: Greek capitals look so."""
    beyond = [letter for letter in text.decode(page, "replace") if not letter.isascii()]
    early = sum("ｦ" <= letter < "ﾀ" for letter in beyond)
    return all("｡" <= letter <= "ﾟ" for letter in beyond) and early < _EARLY * len(beyond)


def _latin(text: bytes) -> str:
    """The page in which most words are words of a language, of any and of one for all.

    >>> _latin("Nº Venta;Descripción".encode("cp1252")), _latin("Ilość;Wartość".encode("cp1250"))
    ('cp1252', 'cp1250')
    >>> _latin("Satış;Müşteri".encode("cp1254")), _latin("Größe;Straße".encode("mac_roman"))
    ('cp1254', 'mac_roman')
    """
    words = {word for word in re.findall(rb"[A-Za-z\x80-\xff]+", text) if not word.isascii()}
    return max(_LANGUAGES, key=lambda page: _share_of_words(words, page))


def _share_of_words(words: Collection[bytes], page: str) -> float:
    decoded = [word.decode(page, "replace").strip(_MARKS).lower() for word in words]
    read = [[_is_word(word, language) for language in _LANGUAGES[page]] for word in decoded]
    return sum(map(any, read)) + max((sum(of_one) for of_one in zip(*read, strict=True)), default=0)


def _is_word(word: str, language: str) -> bool:
    letters, *impossible = language.split("|", 1)
    if _UNITS.fullmatch(word):
        return True
    return bool(re.fullmatch(f"[a-z’{letters}]*", word)) and not (impossible and re.search(impossible[0], word))
