/** Finding the workspace that is meant by an id, or by a name that only one workspace has. */
import { GatehouseError } from "../../shared/errors.js";

/** The workspace that is meant. Errors: WORKSPACE_NOT_FOUND, WORKSPACE_AMBIGUOUS. */
export function findWorkspace<Workspace extends { readonly id: string; readonly name: string }>(
  workspaces: readonly Workspace[],
  wanted: string,
): Workspace {
  const byId = workspaces.find((workspace) => workspace.id === wanted.toLowerCase());
  if (byId !== undefined) return byId;
  const [match, another] = workspaces.filter((workspace) => workspace.name === wanted);
  if (match === undefined) throw new GatehouseError("WORKSPACE_NOT_FOUND", `There is no workspace "${wanted}".`);
  if (another !== undefined)
    throw new GatehouseError("WORKSPACE_AMBIGUOUS", `Several workspaces are named "${wanted}".`);
  return match;
}
