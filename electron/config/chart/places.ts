/** Trying whether a value can be printed at a place in a template's YAML. */
import { parseDocuments } from "../yaml/read.js";
import { type GoValue, isList, isMap, kindOf, shown, YamlText } from "./go-values.js";
import { printedSign } from "./model.js";

/** Texts that break YAML nowhere, whatever stands around them. */
const harmless = /^[\w/.](?:[\w./@+-]|:(?=[\w/])| (?=[\w/.]))*$/;

/** Answers by place and shape, which are few; texts themselves are tried each time and never kept. */
export class Places {
  readonly #known = new Map<string, boolean>();
  readonly #places: readonly string[];

  constructor(places: readonly string[]) {
    this.#places = places;
  }

  fits(value: GoValue, place: number): boolean {
    if (value instanceof YamlText) return this.#fitsShape(value, place);
    const text = shown(value);
    return harmless.test(text) || this.#reads(place, text);
  }

  #fitsShape(yaml: YamlText, place: number): boolean {
    const key = `${place} ${shapeOf(yaml.of)} ${yaml.spaces} ${yaml.broken}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const fits = this.#reads(place, shown(new YamlText(samples[shapeOf(yaml.of)] ?? "x", yaml.spaces, yaml.broken)));
    this.#known.set(key, fits);
    return fits;
  }

  #reads(place: number, text: string): boolean {
    const around = this.#places[place] ?? printedSign;
    return isYaml(around.replace(printedSign, () => text));
  }
}

const samples: Readonly<Record<string, GoValue>> = {
  map: new Map([["a", "x"]]),
  "empty map": new Map(),
  slice: ["x"],
  "empty slice": [],
  invalid: null,
  "empty string": "",
};

function shapeOf(value: GoValue): string {
  const empty = isMap(value) ? value.size === 0 : isList(value) ? value.length === 0 : value === "";
  return `${empty ? "empty " : ""}${kindOf(value)}`;
}

export function isYaml(text: string): boolean {
  try {
    parseDocuments({ file: "", text });
    return true;
  } catch {
    return false;
  }
}
