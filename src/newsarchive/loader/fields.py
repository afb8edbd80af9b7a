"""The names people give to metadata, and how each declared value is read.

One table says which words mean which field, another how a value of that field is taken. A value of the wrong type, an
unknown date or an unsafe link is a problem with its file and line; the rest of the article stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from ..article import Author, Correction, Link, NewsDate, Picture, Role, Spelling
from ..errors import Problem
from ..settings import DateOrder
from ..text.clean import one_line, tidy
from ..text.dates import whole_date
from ..text.slugs import slugify

#: field -> the names it goes by (folded, with `-` and `_` as spaces).
_NAMES: dict[str, str] = {
    "title": "title, headline, hed, titel, kop, titre, título, titulo, titular, titolo, tytuł, заголовок, назва, başlık, العنوان, عنوان, כותרת, שם הכתבה, शीर्षक, "
    "标题, 標題, タイトル, 見出し",
    "kicker": "kicker, overline, eyebrow, dachzeile, surtitre, antetítulo, occhiello, antetytuł",
    "deck": "deck, dek, description, summary, subtitle, subheadline, subhead, standfirst, untertitel, chapeau, sous titre, subtítulo, bajada, sottotitolo, "
    "ondertitel, podtytuł, подзаголовок, підзаголовок, alt başlık, 副标题, 副標題",
    "published": "date, published, pubdate, publishdate, publish date, published at, published on, publication date, date published, issue date, datum, "
    "erscheinungsdatum, erschienen am, veröffentlicht, fecha, fecha de publicación, publicado, data, data pubblicazione, data di pubblicazione, data de publicação, "
    "date de publication, date de parution, publicatiedatum, verschijningsdatum, data publikacji, data wydania, дата, дата публикации, дата выпуска, дата публікації, "
    "дата випуску, tarih, yayın tarihi, التاريخ, تاريخ النشر, تاریخ, تاریخ انتشار, תאריך, תאריך פרסום, तारीख, दिनांक, प्रकाशन तिथि, 日期, 发布时间, 發布時間, 发表日期, 出版日期, "
    "日付, 掲載日, 発行日, 公開日",
    "updated": "updated, lastmod, modified, last updated, last modified, updated at, date modified, aktualisiert, mis à jour, actualizado, aggiornato, atualizado, "
    "bijgewerkt, zaktualizowano, обновлено, оновлено, güncelleme, تحديث, עודכן, 更新日期, 更新时间, 更新時間, 更新日",
    "authors": "author, authors, byline, by, writer, autor, autoren, verfasser, autorin, auteur, auteurs, autores, autora, autore, autorka, автор, авторы, автори, "
    "yazar, muhabir, الكاتب, كاتب, بقلم, نویسنده, خبرنگار, מאת, כותב, लेखक, संवाददाता, 作者, 记者, 記者, 撰文, 著者, 筆者, 執筆者",
    "agency": "agency, wire, agentur, agence, agencia, agenzia, agência, agencja, persbureau, агентство, ajans, وكالة, خبرگزاری, סוכנות, एजेंसी, 通讯社, 通訊社, 通信社",
    "source": "source, publication, publication title, publication name, newspaper, newspaper name, journal, outlet, publisher, quelle, zeitung, medium, publikation, fuente, medio, "
    "periódico, fonte, testata, veículo, jornal, titre de la publication, journal, source du document, bron, krant, źródło, gazeta, tytuł prasowy, источник, издание, сми, "
    "джерело, видання, kaynak, gazete, المصدر, الصحيفة, منبع, روزنامه, מקור, עיתון, स्रोत, समाचार पत्र, 来源, 來源, 报刊名称, 報刊名稱, 报纸, 报刊, 媒体, 出典, 紙名, 新聞名, 媒体名",
    "section": "section, category, categories, desk, ressort, rubrik, rubrique, sección, seccion, sezione, seção, secção, rubriek, dział, kategoria, рубрика, раздел, розділ, "
    "kategori, bölüm, القسم, قسم, بخش, סעיף, מדור, अनुभाग, 栏目, 版块, 欄目, カテゴリ, 面",
    "dateline": "dateline, place line, ort, lieu, lugar, luogo, local, plaats, miejsce, место, місце, yer, المكان, מקום, 地点, 地點",
    "pictures": "image, images, picture, pictures, photo, photos, featured image, cover, bild, foto",
    "related": "related, related articles, see also",
    "corrections": "corrections, correction, errata",
    "original_url": "url, original url, original, canonical, canonical url, link, permalink, web address, webadresse, adresse, enlace, lien, collegamento, endereço, adres, "
    "ссылка, посилання, bağlantı, الرابط, پیوند, קישור, लिंक, 链接, 鏈接, 原文链接, 網址, 网址",
    "language": "lang, language, sprache, langue, idioma, lingua, língua, taal, język, язык, мова, dil, اللغة, زبان, שפה, भाषा, 语言, 語言, 言語",
    "tags": "tags, tag, keywords, topics, subjects, subject terms, schlagworte, schlagwörter, mots clés, etiquetas, palabras clave, parole chiave, palavras chave, trefwoorden, "
    "słowa kluczowe, ключевые слова, ключові слова, anahtar kelimeler, الكلمات المفتاحية, מילות מפתח, 关键词, 關鍵詞, キーワード",
    "people": "people, persons, personen, personnes, personas",
    "places": "places, locations, orte, lieux, lugares",
    "organisations": "organisations, organizations, companies, organisationen",
    "roles": "roles",
    "spellings": "spellings",
    "slug": "slug",
    "aliases": "aliases, redirect from",
    "draft": "draft",
    "noindex": "noindex, no index",
    "embargo": "embargo, embargo until",
    "withdrawn": "withdrawn, retracted",
    "story": "story, series",
    "same_as": "same as",
    "date_order": "date order",
    "exact": "exact",
}
ALIASES = {alias.strip(): name for name, words in _NAMES.items() for alias in words.split(",")}


#: The fields that hold names found in the text.
NAMES = frozenset({"people", "places", "organisations"})


@lru_cache(maxsize=4096)
def field_of(key: str) -> str | None:
    """Return the field that `key` names, or None where it is not one of ours."""
    return ALIASES.get(" ".join(re.split(r"[\s_-]+", key.casefold().strip())))


#: What no line of a text declares, but metadata alone: a text may well speak of roles.
_METADATA_ONLY = frozenset({"roles", "spellings", "exact"})


def field_of_label(label: str) -> str | None:
    """Return the field that a label within a text names, or None."""
    field = field_of(label)
    return None if field in _METADATA_ONLY else field


class Wrong(Exception):
    """A declared value cannot be taken: a code, what is wrong and what to write instead."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint

    def at(self, path: str, line: int | None) -> Problem:
        """Return the problem this is in its file."""
        return Problem(path, line, self.code, self.message, self.hint)


def read_value(field: str, value: Any, order: DateOrder | None = None) -> Any:
    """Return the typed value of a declared field; None for an empty one. Raises `Wrong`.

    An empty list of names is a value: it says that there are none, whatever the text seems to name.
    """
    if value == [] and field in NAMES:
        return ()
    if value in ("", [], {}):
        return None
    reader: Callable[[Any, DateOrder | None], Any] = _READERS.get(field, _text)
    read = reader(value, order)
    return None if read in ("", ()) else read


def _text(value: Any, _: DateOrder | None) -> str:
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, str):
        raise Wrong(
            "wrong-type", f"expected text, found a {_kind(value)}", "write it on one line, in quotes if need be"
        )
    return one_line(tidy(value))


def _texts(value: Any, _: DateOrder | None) -> tuple[str, ...]:
    if isinstance(value, str):
        value = re.split(r"\s*[,;]\s*", value)
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise Wrong("wrong-type", f"expected a list of words, found a {_kind(value)}", "write it like [one, two]")
    return _unique(one_line(tidy(each)) for each in value)


def _unique(values: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _date(value: Any, order: DateOrder | None) -> NewsDate:
    if not isinstance(value, str):
        raise Wrong(
            "wrong-type", f"expected a date, found a {_kind(value)}", "write it like 2019-02-27, 2019-02 or 2019"
        )
    date, why = parse_date(value, order)
    if date is None:
        code = "date-ambiguous" if "either" in why else "date-unknown"
        hint = "write it like 2019-02-27" + (", or declare date_order in _defaults.yaml" if "either" in why else "")
        raise Wrong(code, f"'{one_line(tidy(value))[:60]}' {why}", hint)
    return date


def parse_date(text: str, order: DateOrder | None = None) -> tuple[NewsDate | None, str]:
    """Return the date that is all of `text`, or None and why not."""
    text = one_line(tidy(text))
    plain = NewsDate.parse(re.sub(r"\s+(?=[+-]\d{2}:?\d{2}$|Z$)", "", text))
    if plain is not None:
        return plain, ""
    found = whole_date(text, order)
    if found is None:
        return None, "is not a date"
    if found.ambiguous:
        readings = [NewsDate.of(*reading) for reading in found.ambiguous]
        return None, "can be either " + " or ".join(reading.edtf for reading in readings if reading)
    if found.year is None:
        return None, "does not tell the year"
    date = NewsDate.of(found.year, found.month, found.day, found.time, found.zone)
    return date, "" if date else "is no day of the calendar"


def _authors(value: Any, _: DateOrder | None) -> tuple[Author, ...]:
    if isinstance(value, str):
        value = re.split(r"\s*;\s*|\s+(?:and|und|et|y|и|و|&)\s+|,\s+(?=\w+\.?\s+\w)", value)
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list):
        raise Wrong("wrong-type", f"expected names, found a {_kind(value)}", "write them like [Ann Lee, Bo Ek]")
    return tuple(author for author in (_author(each) for each in value) if author.name)


def _author(value: Any) -> Author:
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        role = value.get("role")
        return Author(one_line(tidy(value["name"])), one_line(tidy(role)) if isinstance(role, str) and role else None)
    if not isinstance(value, str):
        raise Wrong("wrong-type", "an author is neither a name nor {name: …, role: …}", "write the name")
    return Author(re.sub(r"^(?:by|von|par|por)\s+", "", one_line(tidy(value)), flags=re.IGNORECASE))


def _pictures(value: Any, _: DateOrder | None) -> tuple[Picture, ...]:
    return tuple(_picture(each) for each in (value if isinstance(value, list) else [value]))


def _picture(value: Any) -> Picture:
    if isinstance(value, str):
        return Picture(file=one_line(tidy(value)))
    if not isinstance(value, dict):
        raise Wrong(
            "wrong-type",
            f"expected a picture, found a {_kind(value)}",
            "write {file: …, caption: …, credit: …, alt: …}",
        )
    parts = {
        "file": ("file", "src", "path", "url"),
        "caption": ("caption", "title"),
        "credit": ("credit", "photographer"),
        "alt": ("alt",),
    }
    found: dict[str, str] = {}
    for part, names in parts.items():
        text = next((value[name] for name in names if isinstance(value.get(name), str) and value[name].strip()), None)
        if text:
            found[part] = one_line(tidy(text))
    return Picture(**found)


def _links(value: Any, _: DateOrder | None) -> tuple[Link, ...]:
    links = []
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str):
            links.append(Link(one_line(tidy(each))))
        elif isinstance(each, dict) and isinstance(each.get("title"), str):
            links.append(Link(one_line(tidy(each["title"])), safe_url(each.get("url"))))
        else:
            raise Wrong("wrong-type", "a related item is neither a title nor {title: …, url: …}", "write the title")
    return tuple(links)


def _corrections(value: Any, order: DateOrder | None) -> tuple[Correction, ...]:
    corrections = []
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str):
            corrections.append(Correction(one_line(tidy(each))))
        elif isinstance(each, dict) and isinstance(each.get("text"), str):
            date = each.get("date")
            corrections.append(Correction(one_line(tidy(each["text"])), _date(date, order) if date else None))
        else:
            raise Wrong("wrong-type", "a correction is neither text nor {date: …, text: …}", "write what was corrected")
    return tuple(each for each in corrections if each.text)


def _roles(value: Any, _: DateOrder | None) -> tuple[Role, ...]:
    return tuple(Role(*parts) for parts in _said_of_names(value))


def _spellings(value: Any, _: DateOrder | None) -> tuple[Spelling, ...]:
    return tuple(Spelling(*parts) for parts in _said_of_names(value))


def _said_of_names(value: Any) -> Iterator[tuple[str, str, str]]:
    """Yield kind, name and text of what is said of names."""
    for each in value if isinstance(value, list) else [value]:
        match each:
            case {"kind": str(kind), "name": str(name), "text": str(text)} if kind in NAMES:
                yield kind, one_line(tidy(name)), one_line(tidy(text))
            case _:
                hint = "the kinds are people, places and organisations"
                raise Wrong("wrong-type", "what is said of a name is not {kind: people, name: …, text: …}", hint)


def safe_url(value: Any) -> str | None:
    """Return an http(s) address, or None for anything else: no other scheme may become a link."""
    if not isinstance(value, str):
        return None
    url = "".join(tidy(value).split()).strip("<>")
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return (
        url if parts.scheme.lower() in ("http", "https") and parts.netloc and not re.search(r"[\"'<>\\]", url) else None
    )


def _url(value: Any, _: DateOrder | None) -> str:
    url = safe_url(value)
    if url is None:
        raise Wrong("link-unsafe", f"'{_short(value)}' is not a web address", "write it with https://")
    return url


def _language(value: Any, _: DateOrder | None) -> str:
    if isinstance(value, str) and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", value.strip()):
        first, *rest = value.strip().replace("_", "-").split("-")
        return "-".join([first.lower(), *rest])
    raise Wrong("language-unknown", f"'{_short(value)}' is not a language tag", "write it like en, de or pt-BR")


def _flag(value: Any, _: DateOrder | None) -> bool:
    word = value.strip().lower() if isinstance(value, str) else ""
    if word in ("true", "yes", "on", "1"):
        return True
    if word in ("false", "no", "off", "0"):
        return False
    raise Wrong("wrong-type", f"expected true or false, found '{_short(value)}'", "write true or false")


def _same_as(value: Any, order: DateOrder | None) -> bool | str:
    word = value.strip().lower() if isinstance(value, str) else ""
    if word in ("false", "no", "off", "0"):
        return False
    if not isinstance(value, str) or word in ("true", "yes", "on", "1"):
        raise Wrong(
            "wrong-type",
            f"expected false or a file, found '{_short(value)}'",
            "false keeps a text apart from all others; a path, relative to this text, names the one that it is a version of",
        )
    return _text(value, order)


def _slug(value: Any, order: DateOrder | None) -> str:
    slug = slugify(_text(value, order))
    if not slug:
        raise Wrong(
            "slug-unusable", f"'{_short(value)}' has no letter or digit for an address", "use letters and digits"
        )
    return slug


def _order(value: Any, _: DateOrder | None) -> str:
    if value in ("dmy", "mdy", "ymd"):
        return str(value)
    raise Wrong("wrong-type", f"'{_short(value)}' is not a date order", "write dmy, mdy or ymd")


def _kind(value: Any) -> str:
    kinds: dict[type, str] = {str: "text", list: "list", dict: "mapping"}
    return kinds.get(type(value), type(value).__name__)


def _short(value: Any) -> str:
    return one_line(tidy(str(value)))[:60]


_READERS: Mapping[str, Callable[[Any, DateOrder | None], Any]] = {
    "published": _date, "updated": _date, "embargo": _date,
    "authors": _authors, "tags": _texts, "people": _texts, "places": _texts, "organisations": _texts, "roles": _roles, "spellings": _spellings, "aliases": _texts,
    "pictures": _pictures, "related": _links, "corrections": _corrections, "original_url": _url,
    "language": _language, "draft": _flag, "noindex": _flag, "same_as": _same_as, "slug": _slug, "date_order": _order, "exact": _flag,
}  # fmt: skip
