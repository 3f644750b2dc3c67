/** Characters that nobody sees, and quotes that a program put in: finding them in a text, and naming them. */

/**
 * Controls, line separators, format characters, private ones, halves of pairs, what a lossy decoding leaves, and all
 * that Unicode calls Default_Ignorable. RFC 8264 (9.13) and RFC 5892 (2.6) allow none of them.
 */
const unseen =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\uFFFC\uFFFD]/u;

/** Signs that end the sound of a letter. Behind one, a joiner chooses the letter's shape (RFC 5892, A.1 and A.2). */
const virama =
  "[\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D4D\\u0DCA\\u0E3A\\u0F84\\u1039\\u103A\\u17D2\\uA806\\uA8C4\\uA953\\uA9C0]";
const joining = "[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Nko}\\p{Script=Mandaic}\\p{Script=Mongolian}]";

/** Where a script, or an emoji, needs an unseen character to be written right. */
const needed = new RegExp(
  [
    `(?<=${virama})[\\u200C\\u200D]`,
    `(?<=${joining}\\p{Mn}*)\\u200C(?=${joining})`,
    "(?<=\\p{Extended_Pictographic}[\\uFE0F\\p{Emoji_Modifier}]*)\\u200D(?=\\p{Extended_Pictographic})",
    "(?<=\\p{Emoji})\\uFE0F",
    "(?<=\\p{Script=Han})[\\uFE00-\\uFE02\\u{E0100}-\\u{E01EF}]", // a name's own form of a character
    "(?<=\\p{Script=Mongolian})[\\u180B-\\u180F]",
  ].join("|"),
  "gu",
);

/** The first unseen character of an email, a secret or another text that is compared; null where there is none. */
export const findUnseen = (text: string): string | null => unseen.exec(text)?.[0] ?? null;

/** The first unseen character of a name that is no part of how scripts and emoji are written; null where there is none. */
export const findUnseenInName = (name: string): string | null => findUnseen(name.replace(needed, ""));

/** The first space that is not the ordinary one, such as U+00A0; null where there is none. */
export const findOddSpace = (text: string): string | null => /[^\S ]/u.exec(text)?.[0] ?? null;

/** A quotation mark that is not of ASCII: curly, low, angled or full-width. */
export const typographicQuote =
  /[\p{Pi}\p{Pf}\u201A\u201E\u2032\u2033\u2035\u2036\u275B-\u2760\u301D-\u301F\uFF02\uFF07]/u;

/** The quotes that stand around a text, opening and closing, straight ones among them. */
const pairs = [
  '""',
  "''",
  "``",
  "“”",
  "””",
  "„“",
  "„”",
  "‘’",
  "’’",
  "‚‘",
  "‚’",
  "«»",
  "»«",
  "‹›",
  "›‹",
  "″″",
  "＂＂",
  "＇＇",
];

/** The text between the quotes that stand around it; null where no pair of quotes does. */
export function betweenQuotes(text: string): string | null {
  const inner = [...text];
  const [first = "", last = ""] = [inner.shift(), inner.pop()];
  return pairs.includes(first + last) ? inner.join("") : null;
}

const named = new Map(
  `0000 NULL|0007 BELL|0008 BACKSPACE|0009 TAB|000A LINE FEED|000B VERTICAL TAB|000C FORM FEED|000D CARRIAGE RETURN
0020 SPACE|0022 QUOTATION MARK|0027 APOSTROPHE|0060 GRAVE ACCENT|001B ESCAPE|007F DELETE|0085 NEXT LINE|00A0 NO-BREAK SPACE
00AB LEFT-POINTING DOUBLE ANGLE QUOTATION MARK|00AD SOFT HYPHEN|00BB RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK
034F COMBINING GRAPHEME JOINER|061C ARABIC LETTER MARK|115F HANGUL CHOSEONG FILLER|1160 HANGUL JUNGSEONG FILLER
1680 OGHAM SPACE MARK|17B4 KHMER VOWEL INHERENT AQ|17B5 KHMER VOWEL INHERENT AA|180E MONGOLIAN VOWEL SEPARATOR
2000 EN QUAD|2001 EM QUAD|2002 EN SPACE|2003 EM SPACE|2004 THREE-PER-EM SPACE|2005 FOUR-PER-EM SPACE|2006 SIX-PER-EM SPACE
2007 FIGURE SPACE|2008 PUNCTUATION SPACE|2009 THIN SPACE|200A HAIR SPACE|200B ZERO WIDTH SPACE|200C ZERO WIDTH NON-JOINER
200D ZERO WIDTH JOINER|200E LEFT-TO-RIGHT MARK|200F RIGHT-TO-LEFT MARK|2018 LEFT SINGLE QUOTATION MARK
2019 RIGHT SINGLE QUOTATION MARK|201A SINGLE LOW-9 QUOTATION MARK|201B SINGLE HIGH-REVERSED-9 QUOTATION MARK
201C LEFT DOUBLE QUOTATION MARK|201D RIGHT DOUBLE QUOTATION MARK|201E DOUBLE LOW-9 QUOTATION MARK
201F DOUBLE HIGH-REVERSED-9 QUOTATION MARK|2028 LINE SEPARATOR|2029 PARAGRAPH SEPARATOR|202A LEFT-TO-RIGHT EMBEDDING
202B RIGHT-TO-LEFT EMBEDDING|202C POP DIRECTIONAL FORMATTING|202D LEFT-TO-RIGHT OVERRIDE|202E RIGHT-TO-LEFT OVERRIDE
202F NARROW NO-BREAK SPACE|2032 PRIME|2033 DOUBLE PRIME|2035 REVERSED PRIME|2036 REVERSED DOUBLE PRIME
2039 SINGLE LEFT-POINTING ANGLE QUOTATION MARK|203A SINGLE RIGHT-POINTING ANGLE QUOTATION MARK
205F MEDIUM MATHEMATICAL SPACE|2060 WORD JOINER|2061 FUNCTION APPLICATION|2062 INVISIBLE TIMES|2063 INVISIBLE SEPARATOR
2064 INVISIBLE PLUS|2066 LEFT-TO-RIGHT ISOLATE|2067 RIGHT-TO-LEFT ISOLATE|2068 FIRST STRONG ISOLATE
2069 POP DIRECTIONAL ISOLATE|206A INHIBIT SYMMETRIC SWAPPING|206B ACTIVATE SYMMETRIC SWAPPING
206C INHIBIT ARABIC FORM SHAPING|206D ACTIVATE ARABIC FORM SHAPING|206E NATIONAL DIGIT SHAPES|206F NOMINAL DIGIT SHAPES
2800 BRAILLE PATTERN BLANK|3000 IDEOGRAPHIC SPACE|301D REVERSED DOUBLE PRIME QUOTATION MARK
301E DOUBLE PRIME QUOTATION MARK|301F LOW DOUBLE PRIME QUOTATION MARK|3164 HANGUL FILLER|FEFF ZERO WIDTH NO-BREAK SPACE
FF02 FULLWIDTH QUOTATION MARK|FF07 FULLWIDTH APOSTROPHE|FFA0 HALFWIDTH HANGUL FILLER|FFFC OBJECT REPLACEMENT CHARACTER
FFFD REPLACEMENT CHARACTER`
    .split(/[|\n]/)
    .map((line) => [line.slice(0, 4), line.slice(5)] as const),
);

/** Stretches of characters without a name of their own here, by first and last code point. */
const stretches: readonly (readonly [first: number, last: number, name: string])[] = [
  [0x00, 0x1f, "CONTROL"],
  [0x80, 0x9f, "CONTROL"],
  [0x180b, 0x180f, "MONGOLIAN FREE VARIATION SELECTOR"],
  [0xd800, 0xdfff, "HALF OF A SURROGATE PAIR"],
  [0xe000, 0xf8ff, "PRIVATE USE"],
  [0xfe00, 0xfe0f, "VARIATION SELECTOR"],
  [0xfff9, 0xfffb, "INTERLINEAR ANNOTATION"],
  [0xe0000, 0xe007f, "TAG"],
  [0xe0100, 0xe01ef, "VARIATION SELECTOR"],
  [0xf0000, 0x10ffff, "PRIVATE USE"],
];

/** `U+200B (ZERO WIDTH SPACE)`; a character without a name here as `U+0601` alone. */
export function codeOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const code = point.toString(16).toUpperCase().padStart(4, "0");
  const name = named.get(code) ?? stretches.find(([first, last]) => point >= first && point <= last)?.[2];
  return name === undefined ? `U+${code}` : `U+${code} (${name})`;
}

/** An unseen character as a sentence names it: `an invisible character, U+200B (ZERO WIDTH SPACE)`. */
export const describeUnseen = (character: string): string =>
  `${/\p{Cc}/u.test(character) ? "a control character" : "an invisible character"}, ${codeOf(character)}`;
