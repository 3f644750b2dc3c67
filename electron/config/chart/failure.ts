/** Failures of templates, which stop Helm. */

/** Thrown where a function fails, which stops Helm. `argument` is the index of the argument that it failed on. */
export class TemplateFailure extends Error {
  readonly argument: number | null;
  /** True where the chart itself says no (`fail`, `required`); its message is the chart's then. */
  readonly said: boolean;

  constructor(message: string, argument: number | null = null, said = false) {
    super(message);
    this.argument = argument;
    this.said = said;
  }
}

/** Thrown for a function that is not known here, so that nothing can be said of the chart. */
export class UnknownFunction extends Error {}

/** What an administrator calls a kind of value. */
export const naming: Readonly<Record<string, string>> = {
  map: "a map",
  slice: "a list",
  string: "a text",
  float64: "a number",
  int: "a number",
  bool: "true or false",
};
