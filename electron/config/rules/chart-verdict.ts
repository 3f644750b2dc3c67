/** Asking the chart of one version about a configuration. */
import type { ChartVerdict } from "../../../shared/contract/configuration.js";
import { chooseChart } from "../chart/choice.js";
import { UnknownFunction } from "../chart/failure.js";
import type { GoMap } from "../chart/go-values.js";
import type { Refusal } from "../chart/judge.js";
import { chartOf } from "../chart/models.js";
import { goValueFrom } from "../chart/sprig.js";
import { releaseOf } from "../subject/release.js";
import type { Subject } from "../subject/subject.js";

export interface Judged {
  readonly verdict: ChartVerdict;
  readonly refusals: readonly Refusal[];
}

/** What the chart does with the subject's values; `asked` is the version that the administrator named, if any. */
export function judgeSubject(subject: Subject, asked: string | null): Judged {
  if (subject.format === "compose") return { verdict: notHelm, refusals: [] };
  const { version, why } = chooseChart(asked, releaseOf(subject));
  const chart = version === null ? null : chartOf(version);
  if (version === null || chart === null) return { verdict: unknown(null, why), refusals: [] };
  try {
    const refusals = chart.judge(goValueFrom(subject.values) as GoMap);
    const [first] = refusals;
    const verdict =
      first === undefined
        ? ({ version, verdict: "accepts", reason: null, chosen: why } as const)
        : ({ version, verdict: "rejects", reason: reasonOf(first), chosen: why } as const);
    return { verdict, refusals: unrepeated(refusals) };
  } catch (error) {
    if (!(error instanceof UnknownFunction)) throw error;
    return {
      verdict: unknown(version, "The values hold a template with a function that is not known here."),
      refusals: [],
    };
  }
}

export const notHelm: ChartVerdict = {
  version: null,
  verdict: "n/a",
  reason: "No chart reads these files.",
  chosen: null,
};

const unknown = (version: string | null, reason: string): ChartVerdict => ({
  version,
  verdict: "unknown",
  reason,
  chosen: null,
});

const reasonOf = ({ kind, path, message }: Refusal): string =>
  kind === "said" || path === null ? message : `${path}: ${message}`;

/** The same setting is looked at by many templates; it is said once. */
const unrepeated = (refusals: readonly Refusal[]): readonly Refusal[] =>
  refusals.filter(
    (one, at) =>
      refusals.findIndex((other) => (one.path === null ? other.message === one.message : other.path === one.path)) ===
      at,
  );
