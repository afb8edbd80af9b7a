"""Text in, values out: characters, words, dates, languages. No state, no clock, no locale, nothing of the archive."""
