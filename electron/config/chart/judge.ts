/** Judging values by a chart: what stops Helm, template by template. */
import { type Chart, Run, Stop, type Trace } from "./evaluate.js";
import { UnknownFunction } from "./failure.js";
import { type GoMap, type GoValue, isMap, json, shown } from "./go-values.js";
import type { Block, ChartModel } from "./model.js";
import { Places } from "./places.js";
import { chartRoot } from "./root.js";
import { goValueOf } from "./sprig.js";

/** One thing that stops Helm. */
export interface Refusal {
  /** The template that it happens in, by its path below `templates/`. */
  readonly template: string;
  /** The setting that it is about; null where it is about none, or about a setting that is missing. */
  readonly path: string | null;
  /** `said`: the chart checks for it and says so; `failed`: a template fails; `unreadable`: what it prints is no YAML. */
  readonly kind: "said" | "failed" | "unreadable";
  readonly message: string;
}

/** Values that every known chart accepts: what differs from them is looked at. */
const soundValues = {
  config: {
    langsmithLicenseKey: "x",
    apiKeySalt: "x",
    authType: "mixed",
    initialOrgAdminEmail: "x@x.example",
    basicAuth: { enabled: true, initialOrgAdminPassword: "Aa!345678901", jwtSecret: "x" },
  },
  insights: { encryptionKey: "x" },
  polly: { encryptionKey: "x" },
};

/** A chart of one version, which remembers what does not depend on the values given. */
export class JudgingChart {
  readonly #model: ChartModel;
  readonly #chart: Chart;
  readonly #defaults: GoMap;
  readonly #sound = goValueOf(soundValues) as GoMap;
  #base: Base | null = null;

  constructor(model: ChartModel) {
    this.#model = model;
    this.#defaults = goValueOf(model.values) as GoMap;
    const places = new Places(model.places);
    this.#chart = {
      defines: (name) => model.defines[name],
      lists: (name) => model.lists[name],
      fits: (value, place) => places.fits(value, place),
    };
  }

  /** What stops Helm with these values, which are all layers of an administrator's files. */
  judge(values: GoMap): readonly Refusal[] {
    this.#base ??= this.#makeBase();
    const base = this.#base;
    const run = new Run(this.#chart, this.#root(values), (key) =>
      touched.has(key) ? undefined : base.written.get(key),
    );
    const touched = this.#touched(base, changes(this.#sound, values), run);
    return Object.entries(this.#model.files).flatMap(([name, block]) =>
      touched.has(name) ? refusals(name, run, block) : (base.refusals.get(name) ?? []),
    );
  }

  /** The files to be run, and the definitions that write something else than for sound values. */
  #touched(base: Base, changed: readonly string[], run: Run): ReadonlySet<string> {
    const direct = new Set(changed.flatMap((path) => readersOf(base, path)));
    const touched = new Set(direct);
    const pending = [...direct];
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      if (base.written.has(name) && isSame(base.written.get(name) ?? null, name, run)) {
        touched.delete(name);
        continue;
      }
      for (const user of base.users.get(name) ?? [])
        if (!touched.has(user)) {
          touched.add(user);
          pending.push(user);
        }
    }
    return touched;
  }

  #root(values: GoMap): GoMap {
    return chartRoot(layered(this.#defaults, values));
  }

  #makeBase(): Base {
    const run = new Run(this.#chart, this.#root(this.#sound));
    const found = new Map(Object.entries(this.#model.files).map(([name, block]) => [name, refusals(name, run, block)]));
    return { refusals: found, written: run.remembered, ...indexed(run.traces) };
  }
}

/** What sound values give, and who looked at what. */
interface Base {
  readonly refusals: ReadonlyMap<string, readonly Refusal[]>;
  readonly written: ReadonlyMap<string, GoValue>;
  /** The files and definitions that look a path up, and those that look something up below it. */
  readonly readers: ReadonlyMap<string, readonly string[]>;
  readonly readersBelow: ReadonlyMap<string, readonly string[]>;
  /** The files and definitions that include a definition. */
  readonly users: ReadonlyMap<string, readonly string[]>;
}

function indexed(traces: ReadonlyMap<string, Trace>): Pick<Base, "readers" | "readersBelow" | "users"> {
  const [readers, readersBelow, users] = [new Lists(), new Lists(), new Lists()];
  for (const [name, { reads, includes }] of traces) {
    for (const path of reads) {
      readers.add(path, name);
      for (const above of pathsAbove(path)) readersBelow.add(above, name);
    }
    for (const included of includes) users.add(included, name);
  }
  return { readers: readers.all, readersBelow: readersBelow.all, users: users.all };
}

class Lists {
  readonly all = new Map<string, string[]>();

  add(key: string, value: string): void {
    const list = this.all.get(key);
    if (list === undefined) this.all.set(key, [value]);
    else list.push(value);
  }
}

const pathsAbove = (path: string): readonly string[] =>
  [...path.matchAll(/\./g)].map(({ index }) => path.slice(0, index));

const readersOf = ({ readers, readersBelow }: Base, path: string): readonly string[] => [
  ...[...pathsAbove(path), path].flatMap((each) => readers.get(each) ?? []),
  ...(readersBelow.get(path) ?? []),
];

/** True where the definition writes the same as before; run for the new values, which remembers it. */
function isSame(before: GoValue, name: string, run: Run): boolean {
  try {
    return json(run.definition(name)) === json(before);
  } catch {
    return false;
  }
}

/** What stops one template: what it says no to, and what it fails on in the end. */
function refusals(template: string, run: Run, block: Block): readonly Refusal[] {
  const before = run.said.length;
  const stops: unknown[] = [];
  try {
    run.file(template, block);
  } catch (stop) {
    if (stop instanceof UnknownFunction) throw stop;
    stops.push(stop);
  }
  return [...run.said.slice(before), ...stops].map((stop) => refusalOf(template, stop));
}

function refusalOf(template: string, stop: unknown): Refusal {
  if (!(stop instanceof Stop)) return { template, path: null, kind: "failed", message: describe(stop) };
  const kind = stop.unreadable ? "unreadable" : stop.failure.said ? "said" : "failed";
  return { template, path: stop.path === "" ? null : inValues(stop.path), kind, message: stop.failure.message };
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : shown(null));

/** A path of the root as one of the values file; null for what Helm itself gives. */
const inValues = (path: string | null): string | null =>
  path?.startsWith("Values.") === true ? path.slice("Values.".length) : null;

/** The paths at which two trees differ; where one of them has no map, the path of the other's. */
function changes(a: GoMap, b: GoMap, above = ""): readonly string[] {
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((key) => {
    const [before, after] = [a.get(key), b.get(key)];
    const path = above === "" ? key : `${above}.${key}`;
    if (before === after) return [];
    if (isMap(before ?? null) && isMap(after ?? null)) return changes(before as GoMap, after as GoMap, path);
    return after !== undefined && isMap(after) && before === undefined ? leaves(after, path) : [path];
  });
}

const leaves = (map: GoMap, path: string): readonly string[] =>
  map.size === 0
    ? [path]
    : [...map].flatMap(([key, value]) => (isMap(value) ? leaves(value, `${path}.${key}`) : [`${path}.${key}`]));

/** Values over a chart's own, as Helm lays them: maps merge, all else replaces, null deletes. */
function layered(below: GoMap, over: GoMap): GoMap {
  const out: GoMap = new Map(below);
  for (const [key, value] of over) {
    const under = out.get(key) ?? null;
    if (value === null) out.delete(key);
    else if (isMap(value)) out.set(key, layered(isMap(under) ? under : new Map(), value));
    else out.set(key, value);
  }
  return out;
}
