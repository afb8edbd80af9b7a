"""The letters beyond a to z that a language writes, and how well a text keeps to those of its own.

A text decoded in the wrong encoding is full of letters that its language does not have: French read as Central European
writes "trčs" for "très".
"""

from __future__ import annotations

from collections import Counter

from .language import guess_language

_LETTERS = {
    "en": "éèêçñöüïáàâ",
    "de": "äöüßéèàâêñçøåščž",
    "fr": "àâæçéèêëîïôœùûüÿñöäáíó",
    "es": "áéíóúüñçàèöª",
    "it": "àèéìíîòóùúçêöüª",
    "pt": "áâãàçéêíóôõúüèñªö",
    "nl": "éëïóöüèêáâàçîôûíäñ",
    "pl": "ąćęłńóśźżéöüäčšžáí",
    "tr": "çğıiöşüâîûéä",
    "sv": "åäöéàüøæ",
    "da": "æøåéöüä",
    "nb": "æøåéòôöäü",
    "fi": "äöåéšž",
    "cs": "áčďéěíňóřšťúůýžöüäľĺ",
    "sk": "áäčďéíĺľňóôŕšťúýžöüěř",
    "ro": "ăâîșțşţéáöü",
    "hu": "áéíóöőúüűäč",
    "ca": "àçèéíïòóúü·ñ",
    "vi": "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْـ٠١٢٣٤٥٦٧٨٩،؛؟",
    "fa": "ءآأؤئابتثجحخدذرزسشصضطظعغفقلمنهوپچژکگیيكةًٌٍَُِّْ٠۰۱۲۳۴۵۶۷۸۹،؛؟\u200c",
    "ur": "ءآأؤئابتثجحخدذرزسشصضطظعغفقلمنهوپچژکگیٹڈڑںھہۂےۓ،؛؟۔",
    "he": "אבגדהוזחטיךכלםמןנסעףפץצקרשת\u05be\u05f3\u05f4",
    "el": "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ",
}
_OWN = {tag: frozenset(letters) for tag, letters in _LETTERS.items()}
#: The alphabets of a script together.
_SCRIPTS = {
    "cyrillic": _OWN["ru"] | _OWN["uk"] | _OWN["be"] | _OWN["sr"],
    "greek": _OWN["el"],
    "arabic": _OWN["ar"] | _OWN["fa"] | _OWN["ur"],
    "hebrew": _OWN["he"],
}
#: What print uses in any language.
_PRINT = frozenset("\u2018\u2019\u201a\u201c\u201d\u201e«»‹›–—…•·€£¥§©®°ºª½¼¾²³×\u00a0\u200e\u200f№™¿¡−")


#: The dozen commonest letters of scripts in which a wrong encoding gives letters of the script all the same. They are two
#: thirds of any text; of a wrongly decoded one hardly a third.
_COMMONEST = {
    "cyrillic": ("\u0400", "\u04ff", frozenset("оеаинтсрвлкі")),
    "greek": ("\u0370", "\u03ff", frozenset("αοιετσνρπκηυ")),
    "arabic": ("\u0600", "\u06ff", frozenset("ايلمنوترهبدی")),
    "hebrew": ("\u0590", "\u05ff", frozenset("יולהאמרשתנבכ")),
}
_USUAL_SHARE = 0.6


def fitness(text: str) -> float:
    """How well the letters beyond ASCII fit the language of a text: 2 for surely, below 0 for hardly; 1 without such letters.

    Words make surer than letters do: 1.9 and more is reached by languages in Latin letters only.

    Half of it is how surely the text is in some language at all, half how few of its letters are strangers there.
    """
    counts = Counter(char for char in text.lower() if char > "\x7f")
    total = counts.total()
    if total == 0:
        return 1.0
    latin = sum(1 for char in text if char.isascii() and char.isalpha())
    for script, (first, last, commonest) in _COMMONEST.items():
        letters = {char: count for char, count in counts.items() if first <= char <= last}
        if sum(letters.values()) > max(total / 2, latin):
            share = sum(count for char, count in letters.items() if char in commonest) / sum(letters.values())
            certainty = min(0.7 * share / _USUAL_SHARE, 0.875)
            return certainty + 1 - 2 * _strange(counts, _SCRIPTS[script]) / total
    language, certainty = guess_language(text) or ("", 0.0)
    if _PRINT.issuperset(counts):
        certainty = max(certainty, 0.6)  # nothing but quotation marks and dashes, each where print has one
    return certainty + 1 - 2 * _strange(counts, _OWN.get(language, frozenset())) / total


def _strange(counts: Counter[str], own: frozenset[str]) -> int:
    return sum(count for char, count in counts.items() if char not in own and char not in _PRINT)
