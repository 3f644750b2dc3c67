/** Who may do what to whom: the organization roles' rules, asked by every use case. */
import type { MemberChange } from "../../shared/contract/member-changes.js";
import { GatehouseError } from "../../shared/errors.js";
import { type OrganizationRole, parseOrganizationRole, showRole } from "../../shared/roles.js";
import type { Actor } from "./actor.js";

const beneathOperators: readonly OrganizationRole[] = ["ORGANIZATION_USER", "ORGANIZATION_VIEWER"];

/** True where the actor may invite somebody as `role`, or deal with somebody who has it. */
export function mayManage(actor: Actor, role: OrganizationRole): boolean {
  if (actor.kind === "database-operator") return true;
  if (actor.role === "ORGANIZATION_ADMIN") return true;
  return actor.role === "ORGANIZATION_OPERATOR" && beneathOperators.includes(role);
}

/** Errors: ROLE_INSUFFICIENT. Only an Organization Admin sets other people's passwords (product document). */
export function requireAdmin(actor: Actor): void {
  if (actor.kind === "database-operator" || actor.role === "ORGANIZATION_ADMIN") return;
  throw new GatehouseError("ROLE_INSUFFICIENT", `${showRole(actor.role)}s may not do this; Organization Admins may.`);
}

/** Errors: ROLE_INSUFFICIENT. Every member may read who else is a member. */
export function requireMayInvite(actor: Actor, role: OrganizationRole): void {
  if (mayManage(actor, role)) return;
  const who = actor.kind === "member" ? `${showRole(actor.role)}s` : "This user";
  throw new GatehouseError("ROLE_INSUFFICIENT", `${who} may not invite people as ${showRole(role)}.`);
}

/** Whether the actor may do this to a member with that role: Operators remove Users and Viewers, and no more. */
export function mayChange(actor: Actor, kind: MemberChange["kind"], role: string): boolean {
  if (actor.kind === "database-operator" || actor.role === "ORGANIZATION_ADMIN") return true;
  return kind === "remove" && mayManage(actor, parseOrganizationRole(role) ?? "ORGANIZATION_ADMIN");
}
