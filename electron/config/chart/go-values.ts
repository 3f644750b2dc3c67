/** Values as Go's templates hold them, and how they print. */

/** A whole number that a template wrote or counted. Numbers of values are floats, which plain numbers stand for. */
export class Whole {
  readonly number: number;

  constructor(number: number) {
    this.number = number;
  }
}

/** What toYaml returned, with its indentation: the text is written only where somebody looks at it. */
export class YamlText {
  readonly of: GoValue;
  readonly spaces: number;
  /** True where nindent put a line break before it. */
  readonly broken: boolean;

  constructor(of: GoValue, spaces = 0, broken = false) {
    this.of = of;
    this.spaces = spaces;
    this.broken = broken;
  }
}

export type GoMap = Map<string, GoValue>;
export type GoValue = null | boolean | number | string | Whole | YamlText | GoMap | readonly GoValue[];

export const isList = (value: GoValue): value is readonly GoValue[] => Array.isArray(value);
export const isMap = (value: GoValue): value is GoMap => value instanceof Map;

/** What `if` takes for true. */
export function isTrue(value: GoValue): boolean {
  if (value instanceof Map) return value.size > 0;
  if (value instanceof Whole) return value.number !== 0;
  if (value instanceof YamlText) return textOf(value) !== "";
  return isList(value) ? value.length > 0 : Boolean(value);
}

/** The name of the value's kind, as Go's reflect names it. */
export function kindOf(value: GoValue): string {
  if (value === null) return "invalid";
  if (value instanceof Whole) return "int";
  if (isMap(value)) return "map";
  if (isList(value)) return "slice";
  if (typeof value === "number") return "float64";
  return typeof value === "boolean" ? "bool" : "string";
}

/** A float as Go's %v prints it: with an exponent from a million on, and below a ten-thousandth. */
export function printFloat(value: number): string {
  const [digits = "", power = "0"] = value.toExponential().split("e");
  const exponent = Number(power);
  if (value === 0 || (exponent >= -4 && exponent < 6) || !Number.isFinite(value)) return String(value);
  return `${digits}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

/** A value as `%v` prints it. */
export function printed(value: GoValue): string {
  if (value === null) return "<nil>";
  if (typeof value === "number") return printFloat(value);
  if (value instanceof Whole) return String(value.number);
  if (isList(value)) return `[${value.map(printed).join(" ")}]`;
  if (isMap(value))
    return `map[${sorted(value)
      .map(([key, each]) => `${key}:${printed(each)}`)
      .join(" ")}]`;
  return textOf(value);
}

export const sorted = (map: GoMap): readonly (readonly [string, GoValue])[] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/** A value as an action writes it. */
export const shown = (value: GoValue): string => (value === null ? "<no value>" : printed(value));

/** The text of a value that is a text, a boolean, or what toYaml made. */
export function textOf(value: string | boolean | YamlText): string {
  if (!(value instanceof YamlText)) return String(value);
  const pad = " ".repeat(value.spaces);
  return `${value.broken ? "\n" : ""}${pad}${yamlOf(value.of).replaceAll("\n", `\n${pad}`)}`;
}

/** YAML of the value: its first level in lines, all below it in brackets, which is the same to every reader. */
export function yamlOf(value: GoValue): string {
  if (isMap(value))
    return value.size === 0
      ? "{}"
      : sorted(value)
          .map(([key, each]) => `${yamlKey(key)}: ${json(each)}`)
          .join("\n");
  if (isList(value)) return value.length === 0 ? "[]" : value.map((each) => `- ${json(each)}`).join("\n");
  return json(value);
}

const yamlKey = (key: string): string =>
  /^[A-Za-z_][\w./-]*$/.test(key) && !reserved.test(key) ? key : JSON.stringify(key);
const reserved = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/** The value as JSON, with the keys in order. */
export function json(value: GoValue): string {
  if (value === null) return "null";
  if (value instanceof Whole) return String(value.number);
  if (isMap(value))
    return `{${sorted(value)
      .map(([key, each]) => `${JSON.stringify(key)}: ${json(each)}`)
      .join(", ")}}`;
  if (isList(value)) return `[${value.map(json).join(", ")}]`;
  if (value instanceof YamlText) return JSON.stringify(textOf(value));
  return JSON.stringify(value);
}
