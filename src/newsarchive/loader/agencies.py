"""News agencies under the names they go by. Facts are our own collection; a site adds to it in its configuration."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..text.clean import fold

_TABLE = """
Reuters | Thomson Reuters | рейтер | рейтерс | رويترز | 路透社 | 路透 | ロイター | רויטרס
AFP | Agence France-Presse | Agence France Presse | أ ف ب | أ.ف.ب | فرانس برس | وكالة فرانس برس | АФП | 法新社 | AFP時事 | AFP通信
AP | Associated Press | The Associated Press | A.P. | أسوشيتد برس | 美联社 | AP通信
UPI | United Press International | United Press | U.P.I.
dpa | Deutsche Presse-Agentur | dpa/lno | dpa-infocom | DPA
APA | Austria Presse Agentur
SDA | Keystone-SDA | ATS | Keystone-ATS
EFE | Agencia EFE | Agencia Efe
Europa Press
ANSA | Agenzia ANSA
Adnkronos
Lusa | Agência Lusa
Agência Brasil
ANP
Belga | Agence Belga
PAP | Polska Agencja Prasowa
CTK | ČTK
MTI
ТАСС | TASS | ITAR-TASS | ИТАР-ТАСС | Itar-Tass
РИА Новости | RIA Novosti | RIA | РИА
Интерфакс | Interfax
Укрінформ | Ukrinform | Укринформ
УНІАН | UNIAN | УНИАН
新华社 | Xinhua | 新華社 | Xinhua News Agency | 新华网
中新社 | China News Service | 中国新闻社
中央社 | CNA | Central News Agency
共同 | Kyodo | Kyodo News | 共同通信 | 共同通信社
時事 | Jiji | Jiji Press | 時事通信 | 時事通信社
Yonhap | 연합뉴스 | Yonhap News
Anadolu | AA | Anadolu Agency | Anadolu Ajansı | الأناضول
IHA | İHA | İhlas Haber Ajansı
DHA | Demirören Haber Ajansı
IRNA | ایرنا | إرنا
ISNA | ایسنا
Fars | فارس
SPA | واس | وكالة الأنباء السعودية
MENA | أ ش أ | وكالة أنباء الشرق الأوسط
SANA | سانا
WAM | وام
Petra | بترا
WAFA | وفا
PTI | Press Trust of India | भाषा | Bhasha | पीटीआई
ANI | एएनआई
IANS
UNI
Bernama
Antara
The Canadian Press | Canadian Press | La Presse Canadienne | CP
AAP | Australian Associated Press
PA | Press Association | PA Media | The Press Association
NTB
TT
Ritzau
STT
Bloomberg | Bloomberg News
Dow Jones | Dow Jones Newswires
Inter Press Service | IPS
Notimex
Prensa Latina
Télam | Telam
SAPA | South African Press Association
JTA
McClatchy | Knight Ridder
Tribune Content Agency
"""


def agency_table(more: Mapping[str, Sequence[str]] | None = None) -> dict[str, str]:
    """Return folded spelling -> usual name, for the built-in agencies and the `more` a site declares.

    The usual name is the first of its row; one that is written in Latin letters where the first is not keeps to these.
    """
    table: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        names = [name.strip() for name in line.split("|")]
        latin = next((name for name in names if name[0] < "\u0250"), names[0])
        table.update({fold(name): latin if name[0] < "\u0250" else names[0] for name in names})
    for name, spellings in (more or {}).items():
        table.update({fold(each): name for each in (name, *spellings)})
    return table


_EDGES = " .,/()[]*=\u2013\u2014（）【】-"


def agency_in(text: str, table: Mapping[str, str]) -> str | None:
    """Return the agency that `text` as a whole names, if it does."""
    plain = re.sub(r"^(?:the|agence|agencia|agentur|agenzia|агентство)\s+", "", fold(text.strip(_EDGES)))
    return table.get(fold(text.strip(_EDGES))) or table.get(plain)
