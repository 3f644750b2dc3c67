/** Makes the input of the members list from the fields of its filter form. */
import type { MemberFilter, memberSorts } from "../../shared/contract/members.js";

export interface FilterForm {
  readonly search: string;
  /** The role as it is stored, or "" for any. In the fields below, "" means any as well. */
  readonly role: string;
  readonly workspace: string;
  readonly state: string;
  readonly signIn: string;
}

export const noFilter: FilterForm = { search: "", role: "", workspace: "", state: "", signIn: "" };

export const states = [
  { value: "", label: "Active or not" },
  { value: "active", label: "Active" },
  { value: "disabled", label: "Deactivated" },
];
export const signIns = [
  { value: "", label: "Any" },
  { value: "never", label: "Never signed in" },
  { value: "initial", label: "On initial password" },
];

export const readFilter = ({ search, role, workspace, state, signIn }: FilterForm): MemberFilter => ({
  ...(search.trim() === "" ? {} : { search: search.trim() }),
  ...(role === "" ? {} : { role }),
  ...(workspace === "" ? {} : { workspace }),
  ...(state === "active" || state === "disabled" ? { state } : {}),
  ...(signIn === "never" ? { neverSignedIn: true } : {}),
  ...(signIn === "initial" ? { initialPassword: true } : {}),
});

interface Order {
  readonly label: string;
  readonly sort: (typeof memberSorts)[number];
  readonly descending: boolean;
}

export const orders: readonly Order[] = [
  { label: "Oldest first", sort: "created", descending: false },
  { label: "Newest first", sort: "created", descending: true },
  { label: "Name, A to Z", sort: "name", descending: false },
  { label: "Name, Z to A", sort: "name", descending: true },
  { label: "Email, A to Z", sort: "email", descending: false },
  { label: "Email, Z to A", sort: "email", descending: true },
  { label: "Last seen first", sort: "lastSignIn", descending: true },
  { label: "Longest unseen first", sort: "lastSignIn", descending: false },
  { label: "Role, Admins first", sort: "role", descending: false },
  { label: "Role, Viewers first", sort: "role", descending: true },
];
