/** Taking paths of findings apart. */

/** A key of a map, or an index in a list. */
export type Step = string | number;

/** `extraEnv[2].name` → extraEnv, 2, name. */
export function stepsOf(path: string): readonly Step[] {
  return path.split(".").flatMap((part) => {
    const [, key = part, indexes = ""] = /^(.*?)((?:\[\d+\])*)$/s.exec(part) ?? [];
    const items = [...indexes.matchAll(/\d+/g)].map(([digits]) => Number(digits));
    return key === "" ? items : [key, ...items];
  });
}
