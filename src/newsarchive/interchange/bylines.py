"""The names of a byline as lists of literature want them: family name first, but only where it is certain which word that is."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

import msgspec

from ..article import Article
from ..text.clean import fold
from .lines import line


class Name(msgspec.Struct, frozen=True):
    """An author as a list of literature has him: either `family` and `given`, or `literal`, the name as it was printed."""

    family: str = ""
    given: str = ""
    literal: str = ""

    @property
    def inverted(self) -> str:
        """The name as it stands in an alphabet: "Vance, Harriet"."""
        return self.literal or f"{self.family}, {self.given}"

    @property
    def straight(self) -> str:
        """The name as it is said: "Harriet Vance"."""
        return self.literal or f"{self.given} {self.family}"


#: In these languages bylines have the given name first, and one family name behind it is the rule. In Hungarian, Chinese,
#: Japanese, Korean and Vietnamese it stands first; of other scripts nothing is said.
_GIVEN_FIRST = frozenset("ca cs da de en es et fi fr it lt lv nb nl nn no pl pt ro sk sl sv".split())
#: Family names that keep their place in front wherever they are printed: "Kim Jong-un" is of the family Kim.
_FAMILY_FIRST = frozenset(
    "an bai ban cai cao chan chang chen cheng cheung cho choi chou chow chu chung cui deng ding do dong du duan fan fang feng "
    "fu gao gong gu guo ha hai han hao he ho hong hou hsu hu huang hwang jang jeong ji jia jiang jin jo jung kang kim ko kong "
    "kwok kwon lai lam lau law le lee lei leung li liang liao lim lin ling liu lo long lu luo ly ma mao meng moon nam ngo nguyen nie "
    "oh pan pang park peng pham phan qi qian qin qiu ren ryu seo shao shen shi shin sim so son song su suh sun tan tang tao tian "
    "to tran trinh truong tsai tsang tse tu vo vu wan wang wei wen wong woo wu xi xia xiang xiao xie xiong xu xue yan yang yao "
    "ye yeung yi yim yin yoo yoon you yu yuan yun zeng zhai zhang zhao zheng zhong zhou zhu zou".split()
)
#: What desks, agencies and papers are called by, and people are not.
_NO_PERSON = frozenset(
    "agence agencia agency agentur agenzia archive associated board bulletin bureau chief chronicle comment "
    "contributor contributors correspondant correspondent correspondents corresponsal corresponsales courier "
    "daily desk dienst editor editorial editors equipe evening foreign from gazette guest herald international "
    "journal korrespondent ledger letters local magazine mail morning national network news newsdesk newsroom "
    "online our own post prensa press presse radio record redaccion redacción redaction redaktion redazione "
    "report reporter reporters reports review rédaction service services special sport sports staff standard star "
    "stringer sun team telegraph times today tribune von web weekly wire with world writer writers".split()
)
_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_INITIALS = r"(?:[^\W\d_]\.[ -]?)+"
#: "Harriet Vance", "John F. Kennedy", "J. M. Coetzee", and the same as "Vance, Harriet".
_STRAIGHT = re.compile(rf"({_WORD}(?: {_INITIALS})?|{_INITIALS}) ?(?<=[ .])({_WORD})")
_INVERTED = re.compile(rf"({_WORD}(?:[ -]{_WORD})*), ({_WORD}(?: (?:{_WORD}|{_INITIALS}))*|{_INITIALS})")


def names_of(article: Article) -> tuple[Name, ...]:
    """Return who is to be named as the author: those of the byline, else the agency, else nobody."""
    if not article.authors:
        return (Name(literal=line(article.agency)),) if article.agency else ()
    papers = frozenset(word for each in (article.source, article.agency) for word in fold(each or "").split())
    names = (line(author.name) for author in article.authors)
    return tuple(name_of(name, article.language, papers) for name in names if name)


@lru_cache(maxsize=4096)
def name_of(name: str, language: str | None, papers: Set[str] = frozenset()) -> Name:
    """Return a name taken apart where that is certain; `papers` are words of which papers and agencies are called.

    >>> name_of("Harriet Vance", "en").inverted, name_of("Kim Jong-un", "en").inverted, name_of("Staff Reporter", "en").inverted
    ('Vance, Harriet', 'Kim Jong-un', 'Staff Reporter')
    """
    whole = Name(literal=name)
    if found := _INVERTED.fullmatch(name):
        return whole if _is_no_person(name, papers) else Name(found[1], _spaced(found[2]))
    found = _STRAIGHT.fullmatch(name)
    first = (language or "").partition("-")[0].lower()
    if found is None or first not in _GIVEN_FIRST or not (_is_latin(name) and _is_name_like(name)):
        return whole
    given, family = found[1].strip(), found[2]
    if _is_no_person(name, papers) or fold(given) in _FAMILY_FIRST:
        return whole
    return Name(family, _spaced(given))


def _spaced(given: str) -> str:
    """Return given names with a space between their initials: "J. M.", "John F.", but "J.-P."."""
    return re.sub(r"\.(?=\w)", ". ", given).strip()


def _is_no_person(name: str, papers: Set[str]) -> bool:
    words = re.findall(r"\w+", fold(name))
    return any(word in _NO_PERSON or word in papers for word in words)


def _is_latin(name: str) -> bool:
    return all(each < "\u0250" or "\u1e00" <= each < "\u1f00" or each == "’" for each in name)


def _is_name_like(name: str) -> bool:
    """Whether each word begins as names do, and not all of it is shouted: "BBC News", "de Vries" and "REUTERS STAFF" do not."""
    return not any(len(word) > 1 and (word.isupper() or word[0].islower()) for word in re.findall(r"[^\W\d_]+", name))
