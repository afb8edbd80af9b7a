// What the page says, as its template has it: sentences, numbers and dates in the language of the site.

/** The sentences of a template: elements with `data-name`; what is about a number has a form for each kind of number. */
export class Said {
  constructor(template, language) {
    const every = template.content.querySelectorAll("[data-name]");
    this.sentences = new Map(Array.from(every, (each) => [each.dataset.name, each]));
    // As the pages have it: English with the day first; figures and years as everywhere in the archive.
    this.locale = `${language === "en" ? "en-GB" : language}-u-ca-gregory-nu-latn`;
    this.plurals = new Intl.PluralRules(this.locale);
    this.languages = new Intl.DisplayNames(this.locale, { type: "language" });
  }

  say(name, values = {}) {
    return filled(this.sentences.get(name)?.textContent ?? "", values);
  }

  count(name, n, values = {}) {
    const forms = this.sentences.get(name).dataset;
    return filled(forms[this.plurals.select(n)] ?? forms.other, { n: this.number(n), ...values });
  }

  number(n) {
    return n.toLocaleString(this.locale);
  }

  /** A date as precise as it is: "1 Jul 1973", "Jul 1973", "1973". */
  date(iso) {
    if (iso.length < 7) return iso;
    const known = { year: "numeric", month: "short", ...(iso.length > 7 && { day: "numeric" }) };
    return new Date(iso).toLocaleDateString(this.locale, { ...known, timeZone: "UTC" });
  }

  language(tag) {
    try {
      return this.languages.of(tag.split("-")[0]);
    } catch {
      return tag;
    }
  }
}

const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
