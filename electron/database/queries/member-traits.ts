/** Filters as numbers of the generated column `traits` (schema/migrations/0008-member-traits.ts). */

export interface TraitFilter {
  /** The stored name of an organization role. */
  readonly role?: string | undefined;
  readonly state?: "active" | "disabled" | undefined;
  readonly neverSignedIn?: boolean | undefined;
  readonly initialPassword?: boolean | undefined;
}

const ranks = ["ORGANIZATION_ADMIN", "ORGANIZATION_OPERATOR", "ORGANIZATION_USER", "ORGANIZATION_VIEWER"];
/** The rank of any other role, if an installation has one. */
export const otherRank = ranks.length + 1;

/** A role's rank, from 1 for Organization Admins. */
export const rankOf = (role: string): number => (ranks.includes(role) ? ranks.indexOf(role) + 1 : otherRank);

/** The numbers of the members who match; null where the filter matches all. */
export function traitsOf({ role, state, neverSignedIn, initialPassword }: TraitFilter): readonly number[] | null {
  if ([role, state, neverSignedIn, initialPassword].every((asked) => asked === undefined)) return null;
  const allRanks = [...ranks.map(rankOf), otherRank];
  return (role === undefined ? allRanks : [rankOf(role)]).flatMap((rank) =>
    either(state === undefined ? undefined : state === "disabled").flatMap((disabled) =>
      either(initialPassword).flatMap((initial) =>
        either(neverSignedIn).map((never) => 8 * rank + 4 * disabled + 2 * initial + never),
      ),
    ),
  );
}

const either = (asked: boolean | undefined): readonly number[] => (asked === undefined ? [0, 1] : [asked ? 1 : 0]);
