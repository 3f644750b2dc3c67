/** Every call of the contract with an input that fits, and the least of people who may make it: written apart from the table that is tested. */
import type { contract } from "../../../shared/contract.js";

/** From the least to the most; `open` calls ask nobody who they are, `terminal` ones are the command line's alone. */
export type Least = "open" | "oneself" | "viewer" | "operator" | "admin" | "terminal";

type Calls = {
  readonly [Area in keyof typeof contract]: {
    readonly [Call in keyof (typeof contract)[Area]]: readonly [least: Least, input?: unknown];
  };
};

const email = "somebody@corp.example";
const noPolicy = { validHours: null, mustChange: false };
const noHandle = "AAAAAAAAAAAAAAAAAAAAAA";
const nowhere = "/nowhere/backup.json";

export const calls = {
  audit: {
    list: ["admin", {}],
    verify: ["admin", {}],
    export: ["admin", { format: "csv" }],
    exportToFile: ["admin", { format: "csv" }],
  },
  door: {
    describe: ["open"],
    chooseFiles: ["open"],
    nameFiles: ["open", { paths: [nowhere] }],
    confirmFiles: ["open", { question: "x" }],
    copySecret: ["open", { secret: "x" }],
  },
  connection: {
    connect: ["open", { by: "environment" }],
    disconnect: ["open"],
    current: ["open"],
    suggestions: ["open"],
  },
  configuration: {
    open: ["open", { files: [noHandle] }],
    current: ["open"],
    close: ["open"],
    recent: ["open"],
    init: ["terminal", { file: nowhere }],
    validate: ["open", { files: [noHandle] }],
    read: ["open", { files: [noHandle] }],
    save: ["open", { file: noHandle, text: "", revision: "" }],
    create: ["open", { file: noHandle, text: "" }],
    check: ["open", { documents: [] }],
    fix: ["open", { documents: [], findings: "safe" }],
  },
  bulkInvites: {
    preview: ["operator", { source: { by: "text", text: "somebody@corp.example" } }],
    run: ["operator", { source: { by: "text", text: "somebody@corp.example" } }],
    cancel: ["operator"],
    results: ["operator", { file: nowhere }],
  },
  bulkChanges: {
    preview: ["admin", { what: "rename", source: { by: "text", text: "somebody@corp.example,Some Body" } }],
    run: ["admin", { what: "rename", source: { by: "text", text: "somebody@corp.example,Some Body" } }],
  },
  installation: {
    inspect: ["open"],
    compare: ["open"],
    plan: ["open", {}],
    savePlan: ["terminal", { file: nowhere }],
    checkSavedPlan: ["terminal", { file: nowhere }],
    apply: ["admin", { fingerprint: "stale" }],
    previewRestore: ["terminal", { file: nowhere }],
    restore: ["terminal", { file: nowhere }],
    previewRepair: ["open"],
    repair: ["terminal", { fingerprint: "another" }],
  },
  foreign: {
    describe: ["open"],
    members: ["open", {}],
    workspaces: ["open", {}],
    roles: ["open", {}],
  },
  session: {
    signIn: ["open", { email, password: "x" }],
    signOut: ["open"],
    current: ["open"],
    changePassword: ["oneself", { oldPassword: "wrong", newPassword: "Fresh-Breeze-17" }],
    changePasswordOf: ["terminal", { email, oldPassword: "wrong", newPassword: "Fresh-Breeze-17" }],
    issueToken: ["terminal", { email, password: "x" }],
    checkToken: ["terminal", { token: "x" }],
  },
  members: {
    list: ["viewer", {}],
    searchIndex: ["viewer"],
    makeSearchIndex: ["admin"],
    invite: ["operator", { emails: ["new@corp.example"] }],
    resetPassword: ["admin", { email }],
    recoverAdmin: ["terminal", { email }],
    workspaces: ["viewer"],
  },
  memberChanges: {
    show: ["viewer", { member: { email } }],
    change: ["operator", { member: { email }, change: { kind: "remove" } }],
    preview: ["operator", { members: { filter: {} } }],
    changeMany: ["operator", { members: { filter: { search: "nobody at all" } }, change: { kind: "remove" } }],
  },
  roles: {
    list: ["viewer"],
    show: ["viewer", { role: "Editor" }],
    holders: ["viewer", { role: "Editor" }],
    whoHas: ["viewer", { permission: "runs:read" }],
    create: ["admin", { shown: "Night shift", permissions: ["runs:read"] }],
    copy: ["admin", { role: "Viewer", shown: "Onlooker" }],
    edit: ["admin", { role: "Night shift", version: 1, description: "At night." }],
    delete: ["admin", { role: "Onlooker", version: 1 }],
  },
  workspaces: {
    list: ["viewer", {}],
    create: ["operator", { name: "Harbour" }],
    rename: ["admin", { workspace: "Harbour", version: 1, name: "Port" }],
    archive: ["admin", { workspace: "Port", version: 2 }],
    unarchive: ["admin", { workspace: "Port", version: 3 }],
    members: ["viewer", { workspace: "Workspace 1" }],
  },
  sessions: {
    list: ["admin", {}],
    end: ["admin", { id: "6f1c0d7e-3a52-4b8f-9a61-2d4e5f607182" }],
    endAllOf: ["admin", { email }],
    endEverybodys: ["admin", { keepOwn: true }],
  },
  policy: {
    show: ["viewer"],
    set: ["admin", { before: noPolicy, after: { validHours: 24 * 30, mustChange: false } }],
    holders: ["admin", {}],
  },
} as const satisfies Calls;

export interface NamedCall {
  readonly name: string;
  readonly path: readonly [area: string, call: string];
  readonly least: Least;
  readonly input: unknown;
}

/** All of them in a list. */
export const everyCall: readonly NamedCall[] = Object.entries(calls).flatMap(([area, its]) =>
  Object.entries(its as Calls[keyof Calls] & Record<string, readonly [Least, unknown?]>).map(
    ([call, [least, input]]) => ({
      name: `${area}.${call}`,
      path: [area, call] as const,
      least,
      input,
    }),
  ),
);
