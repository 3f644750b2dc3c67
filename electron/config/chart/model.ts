/** The form in which the chart's demands are kept: what each template asks of the values, without the text it writes. */

/** A value of the templates. Whole numbers that a template writes or counts are not the floats that values hold. */
export type Constant = string | boolean | null;

/**
 * An expression, its kind first:
 * `[".", ...fields]` and `["$name", ...fields]` look a field up below the current value or a variable (`$` is the root),
 * `[">", of, ...fields]` below another expression; `["=", constant]`; `["#", whole number]`; `["float", number]`;
 * `["items", name, expression]` is the list of environment names that a definition writes;
 * `[name, ...arguments]` calls a function of the template language, of Sprig or of Helm.
 */
export type Expression = readonly [string, ...(Expression | Constant | number)[]];

/**
 * A statement: a piece of text, kept only where a template asks what was written; or
 * `["print", expression, place]`, `place` being the index of the YAML around it in the model's places or -1;
 * `["if" | "with", condition, then, else, variable?]`; `["range", key, element, list, body, else]`;
 * `["let" | "set", variable, expression]`; `["template", name, expression]`; `["break"]`, `["continue"]`; and, in a
 * definition that is read as a list of environment names, `["item", name]` and `["splice", list]`.
 */
export type Statement =
  | string
  | readonly ["print", Expression, number]
  | readonly ["if" | "with", Expression, Block, Block, (string | null)?]
  | readonly ["range", string | null, string | null, Expression, Block, Block]
  | readonly ["let" | "set", string, Expression]
  | readonly ["template", string, Expression]
  | readonly ["item" | "splice", Expression]
  | readonly ["break" | "continue"];

export type Block = readonly Statement[];

/** What one version of the chart asks of the values. */
export interface ChartModel {
  /** The templates that are rendered, by their path in the chart. */
  readonly files: Readonly<Record<string, Block>>;
  readonly defines: Readonly<Record<string, Block>>;
  /** Definitions read as lists of environment names. */
  readonly lists: Readonly<Record<string, Block>>;
  /** Pieces of YAML in which values are printed, the value being the sign `printedSign`. */
  readonly places: readonly string[];
  /** The chart's own values, as far as templates look at them. */
  readonly values: unknown;
}

/** Stands for the printed value in a place. */
export const printedSign = "\0";
