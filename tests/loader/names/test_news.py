"""Whole news texts in sixteen languages: how many of their names are found, and how many that are none."""

from __future__ import annotations

from collections import Counter

import pytest
from news_cases import Found, find, read_news

from newsarchive.loader.names import find_names

NEWS = read_news()
LANGUAGES = sorted({news.language for news in NEWS})


def recall(found: list[Found]) -> float:
    right = sum(len(each.right) for each in found)
    return right / (right + sum(len(each.missing) for each in found))


def told(found: list[Found]) -> str:
    return "".join(f"\nmissing {each.missing}, wrong {each.wrong}" for each in found if each.missing or each.wrong)


def test_every_language_has_two_texts() -> None:
    assert len(LANGUAGES) == 16
    assert min(Counter(news.language for news in NEWS).values()) >= 2


@pytest.mark.parametrize("kind", ["people", "places"])
def test_names_that_matter_are_found_and_few_others(kind: str) -> None:
    found = [find(news, kind) for news in NEWS]
    assert recall(found) >= 0.92, told(found)
    assert sum(len(each.wrong) for each in found) <= 0.6 * len(found), told(found)
    assert sum(each.proposed for each in found) < 12 * len(found)


@pytest.mark.parametrize("kind", ["people", "places"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_is_left_behind(language: str, kind: str) -> None:
    found = [find(news, kind) for news in NEWS if news.language == language]
    assert recall(found) >= 0.8, told(found)
    assert sum(len(each.wrong) for each in found) <= 2 * len(found), told(found)


AGAIN = {
    "de": ("Die Ministerin Katrin Ostermeier kam. Ostermeier schwieg.", "Katrin Ostermeier", "Ostermeier"),
    "fr": ("Le maire Bruno Le Tallec a parlé. M. Le Tallec est parti.", "Bruno Le Tallec", "Le Tallec"),
    "es": ("Habló Lucía Cabrera Soto. Cabrera pidió calma.", "Lucía Cabrera Soto", "Cabrera"),
    "it": ("Ha parlato Silvia Marchetti. Secondo Marchetti è tardi.", "Silvia Marchetti", "Marchetti"),
    "pt": ("O ministro Rui Sampaio Leitão falou. Sampaio Leitão saiu.", "Rui Sampaio Leitão", "Sampaio Leitão"),
    "nl": ("Minister Ruben van der Wal kwam. Volgens Van der Wal is het laat.", "Ruben van der Wal", "Wal"),
    "pl": ("Przyszedł Tomasz Wierzbicki. Rozmawiano z Wierzbickim.", "Tomasz Wierzbicki", "Wierzbickim"),
    "ru": ("Приехал Игорь Мельниченко. Мельниченко молчал.", "Игорь Мельниченко", "Мельниченко"),
    "uk": ("Приїхав Богдан Кравець. Кравець мовчав.", "Богдан Кравець", "Кравець"),
    "tr": ("Bakan Serkan Aksoy geldi. Aksoy'un sözleri kısaydı.", "Serkan Aksoy", "Aksoy"),
    "ar": ("وصل الوزير سامر الخطيب. وقال الخطيب إن الوقت حان.", "سامر الخطيب", "الخطيب"),
    "fa": ("وزیر کشور، حمید نوروزی، آمد. نوروزی گفت وقت کم است.", "حمید نوروزی", "نوروزی"),
    "he": ("ראש הממשלה יואב רוזנטל הגיע. לדברי רוזנטל מאוחר.", "יואב רוזנטל", "רוזנטל"),
    "hi": ("मंत्री कविता रेड्डी आईं। रेड्डी ने कहा कि देर हुई।", "कविता रेड्डी", "रेड्डी"),
    "zh": ("代表马丁·霍夫曼昨天抵达。霍夫曼称时间不多。", "马丁·霍夫曼", "霍夫曼"),
    "ja": ("中村浩二教授が話した。中村教授は帰った。", "中村浩二", "中村"),
}


@pytest.mark.parametrize("language", AGAIN)
def test_a_surname_counts_under_the_full_name(language: str) -> None:
    text, name, surname = AGAIN[language]
    people = [mention for mention in find_names("", [text], language) if mention.kind == "people"]
    assert [(person.name, person.count) for person in people] == [(name, 2)]
    assert surname in people[0].variants


NOBODY = {
    "de": "Am Dienstag im März sagte der Minister, deutsche und französische Richter seien sich einig. Der Präsident schwieg.",
    "fr": "Mardi, en mars, le ministre a rencontré des juges français et allemands. Le Président n'a rien dit.",
    "es": "El martes de marzo el ministro recibió a jueces españoles y franceses. El Presidente calló.",
    "it": "Martedì 3 marzo il ministro ha ricevuto giudici italiani e francesi. Il Presidente ha taciuto.",
    "pt": "Na terça-feira de março o ministro recebeu juízes portugueses e franceses. O Presidente calou-se.",
    "nl": "Dinsdag in maart ontving de minister Nederlandse en Franse rechters. De President zweeg.",
    "pl": "We wtorek w marcu minister przyjął polskich i francuskich sędziów. Prezydent milczał.",
    "ru": "Во вторник в марте министр принял российских и французских судей. Президент молчал.",
    "uk": "У вівторок у березні міністр прийняв українських і французьких суддів. Президент мовчав.",
    "tr": "Bakan, mart ayında salı günü Türk ve Fransız hakimleri kabul etti. Başkan sustu.",
    "ar": "استقبل الوزير يوم الثلاثاء في مارس قضاة مصريين وفرنسيين. وقال الرئيس إن الوقت لم يحن بعد.",
    "fa": "وزیر روز سه‌شنبه در خرداد با داوران ایرانی و فرانسوی دیدار کرد. رئیس جمهور سخنی نگفت.",
    "he": "השר קיבל ביום שלישי במרץ שופטים ישראלים וצרפתים. הנשיא לא אמר דבר.",
    "hi": "मंत्री ने मंगलवार को मार्च में भारतीय और फ्रांसीसी न्यायाधीशों से मुलाकात की। राष्ट्रपति ने कुछ नहीं कहा।",
    "zh": "部长周二表示，时间不多。总统说，方案明年公布。警方星期五没有回应。",
    "ja": "大臣は火曜日、時間がないと述べた。首相は三月に決めるとしている。警察は金曜日に答えなかった。",
}


@pytest.mark.parametrize("language", NOBODY)
def test_months_days_nations_and_titles_are_no_names(language: str) -> None:
    assert find_names("", [NOBODY[language]], language) == ()


def test_what_a_title_belongs_to_is_named_beside_the_person() -> None:
    mentions = find_names("", ["به گفته شهردار اصفهان، نرگس کیانی، کار آغاز شد."], "fa")
    assert [(mention.name, mention.kind) for mention in mentions] == [("اصفهان", "places"), ("نرگس کیانی", "people")]
