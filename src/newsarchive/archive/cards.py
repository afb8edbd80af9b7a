"""What a list shows of an article: small enough that a hundred thousand of them are no burden."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from ..article import Article, NewsDate


class Card(msgspec.Struct, frozen=True, omit_defaults=True):
    """An article in a list. Nothing of its text is in here, so that editing a text changes no list."""

    title: str
    date: NewsDate | None = None
    deck: str | None = None
    kicker: str | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    agency: str | None = None
    language: str | None = None
    picture: bool = False


class Shown(msgspec.Struct, frozen=True, eq=False):
    """A card with the article's address on the site. It is known by its identity: the catalogue gives out one for each card."""

    address: str
    card: Card


_card = msgspec.msgpack.Decoder(Card)

#: An article stands in a dozen lists: so many cards are kept unpacked.
CARDS_KEPT = 1 << 15


@lru_cache(CARDS_KEPT)
def shown(address: str, card: bytes) -> Shown:
    """Return a packed card with its address: the same one each time, as long as it is kept."""
    return Shown(address, _card.decode(card))


def card_of(article: Article) -> Card:
    """Return the card of an article."""
    return Card(
        title=article.title,
        date=article.published,
        deck=article.deck,
        kicker=article.kicker,
        authors=tuple(author.name for author in article.authors),
        source=article.source,
        agency=article.agency,
        language=article.language,
        picture=article.lead_picture is not None,
    )
