/** The screen of one member: the member's data, workspaces, sessions and history, and every change of it. */
import { Button, Group, Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { showOperation } from "../../shared/audit-operations.js";
import type { MemberDetails } from "../../shared/contract/member-changes.js";
import { showRole } from "../../shared/roles.js";
import { showActor, showResult } from "../audit/audit-words.js";
import { ErrorNotice } from "../components/error-notice.js";
import { Facts } from "../components/facts.js";
import { LinkTo } from "../components/link-to.js";
import { Loading } from "../components/loading.js";
import { Rows } from "../components/rows.js";
import { ScreenHeading } from "../components/screen-heading.js";
import { Section } from "../components/section.js";
import { SignedIn, useMay } from "../components/signed-in.js";
import { count, showDay, showMoment } from "../components/words.js";
import { calls } from "../queries.js";
import { reasonWords } from "../sessions/reason-words.js";
import { ChangeDialog, type Changing } from "./change-dialog.js";
import { StateBadge, showPassword } from "./members-table.js";

/** Needs a session. */
export function MemberScreen() {
  const { id } = useParams({ from: "/users/$id" });
  return <SignedIn what="the member">{() => <MemberPage key={id} id={id} />}</SignedIn>;
}

function MemberPage({ id }: { readonly id: string }) {
  const details = useQuery(calls.memberChanges.show.queryOptions({ input: { member: { id } } }));
  const isAdmin = useMay("admins");
  const mayRemove = useMay("operators");
  const [changing, setChanging] = useState<Changing | null>(null);
  const navigate = useNavigate();
  if (details.isPending) return <Loading what="the member" lines={8} />;
  if (details.data === undefined) {
    return (
      <Stack gap="md">
        <ScreenHeading title="Member" />
        <ErrorNotice error={details.error} onRetry={() => void details.refetch()} />
        <Text>
          <LinkTo to="/users">All members</LinkTo>
        </Text>
      </Stack>
    );
  }
  const { member } = details.data;
  const open = (kind: Changing["kind"]) => () => setChanging({ kind });
  return (
    <>
      <ScreenHeading
        title={member.fullName ?? member.email}
        about={member.fullName === null ? undefined : member.email}
      />
      <Stack gap="lg">
        <Group gap="xs">
          <LinkTo to="/users">All members</LinkTo>
          {isAdmin ? (
            <>
              <Button variant="default" size="compact-sm" ml="auto" onClick={open("setRole")}>
                Change role…
              </Button>
              <Button variant="default" size="compact-sm" onClick={open("rename")}>
                Rename…
              </Button>
              <Button variant="default" size="compact-sm" onClick={open("changeEmail")}>
                Change email…
              </Button>
              <Button variant="default" size="compact-sm" onClick={open(member.disabled ? "reactivate" : "deactivate")}>
                {member.disabled ? "Reactivate…" : "Deactivate…"}
              </Button>
            </>
          ) : null}
          {mayRemove ? (
            <Button variant="light" color="red" size="compact-sm" onClick={open("remove")}>
              Remove…
            </Button>
          ) : null}
        </Group>
        <ErrorNotice error={details.error} onRetry={() => void details.refetch()} />
        <Section title="Member" aside={<StateBadge disabled={member.disabled} />}>
          <Facts facts={factsOf(details.data)} />
        </Section>
        <Workspaces details={details.data} mayChange={isAdmin} onChange={setChanging} />
        {isAdmin ? <SessionsOf email={member.email} /> : null}
        {isAdmin ? <HistoryOf id={member.id} /> : null}
      </Stack>
      {changing === null ? null : (
        <ChangeDialog
          member={member}
          changing={changing}
          onClose={() => setChanging(null)}
          onRemoved={() => void navigate({ to: "/users" })}
        />
      )}
    </>
  );
}

const factsOf = ({ member, liveSessions }: MemberDetails) => [
  { name: "Email", value: member.email },
  { name: "Organization role", value: showRole(member.role) },
  { name: "Created", value: showMoment(member.createdAt) },
  { name: "Last sign-in", value: member.lastSignInAt === null ? "Never" : showMoment(member.lastSignInAt) },
  { name: "Signed in now", value: count(liveSessions, "live session") },
  {
    name: "Password",
    value: `${showPassword(member)}${member.passwordSetAt === null ? "" : `, since ${showDay(member.passwordSetAt)}`}`,
  },
];

interface WorkspacesProps {
  readonly details: MemberDetails;
  readonly mayChange: boolean;
  readonly onChange: (changing: Changing) => void;
}

function Workspaces({ details: { member, memberships }, mayChange, onChange }: WorkspacesProps) {
  const implied = member.role === "ORGANIZATION_ADMIN";
  const can = mayChange && !implied;
  return (
    <Section
      title="Workspaces"
      aside={
        can ? (
          <Button variant="default" size="compact-sm" onClick={() => onChange({ kind: "addToWorkspace" })}>
            Add to a workspace…
          </Button>
        ) : null
      }
    >
      {implied ? (
        <Text size="sm" c="dimmed" mb="sm">
          An Organization Admin is Admin of every workspace.
        </Text>
      ) : null}
      {memberships.length === 0 ? (
        <Text c="dimmed">In no workspace.</Text>
      ) : (
        <Rows label="Workspaces" columns={["Workspace", "Role", "Since", ...(can ? [""] : [])]} minWidth="34rem">
          {memberships.map(({ workspaceId, workspace, archived, shownRole, since }) => (
            <Table.Tr key={workspaceId}>
              <Table.Td className="breakable">
                {workspace}
                {archived ? " (archived)" : ""}
              </Table.Td>
              <Table.Td>{shownRole}</Table.Td>
              <Table.Td className="together">{showDay(since)}</Table.Td>
              {can ? (
                <Table.Td ta="end">
                  {archived ? null : (
                    <Group gap="xs" justify="flex-end" wrap="nowrap">
                      {(["setWorkspaceRole", "removeFromWorkspace"] as const).map((kind) => (
                        <Button
                          key={kind}
                          size="compact-sm"
                          variant="default"
                          aria-label={`${kind === "setWorkspaceRole" ? "Change role" : "Take out"}: ${workspace}`}
                          onClick={() => onChange({ kind, workspace: { id: workspaceId, name: workspace } })}
                        >
                          {kind === "setWorkspaceRole" ? "Change role…" : "Take out…"}
                        </Button>
                      ))}
                    </Group>
                  )}
                </Table.Td>
              ) : null}
            </Table.Tr>
          ))}
        </Rows>
      )}
    </Section>
  );
}

function SessionsOf({ email }: { readonly email: string }) {
  const page = useQuery(calls.sessions.list.queryOptions({ input: { email, ended: true, limit: 10 } }));
  return (
    <Section title="Latest sessions" aside={<LinkTo to="/sessions">All sessions</LinkTo>}>
      {page.isPending ? <Loading what="the sessions" lines={2} /> : null}
      <ErrorNotice error={page.error} onRetry={() => void page.refetch()} />
      {page.data === undefined ? null : page.data.sessions.length === 0 ? (
        <Text c="dimmed">Never signed in.</Text>
      ) : (
        <Rows label="Latest sessions" columns={["Signed in", "State"]} minWidth="20rem">
          {page.data.sessions.map((session) => (
            <Table.Tr key={session.id}>
              <Table.Td className="together">{showMoment(session.signedInAt)}</Table.Td>
              <Table.Td>
                {session.live
                  ? `Live until ${showMoment(session.expiresAt)}`
                  : `Ended: ${reasonWords(session.endReason)}`}
              </Table.Td>
            </Table.Tr>
          ))}
        </Rows>
      )}
    </Section>
  );
}

function HistoryOf({ id }: { readonly id: string }) {
  const page = useQuery(calls.audit.list.queryOptions({ input: { filter: { subject: id }, limit: 10 } }));
  return (
    <Section title="History" aside={<LinkTo to="/audit">Audit trail</LinkTo>}>
      {page.isPending ? <Loading what="the history" lines={2} /> : null}
      <ErrorNotice error={page.error} onRetry={() => void page.refetch()} />
      {page.data === undefined ? null : page.data.entries.length === 0 ? (
        <Text c="dimmed">The audit trail has no row about this member.</Text>
      ) : (
        <Rows label="History" columns={["Time", "What", "Result", "By"]} minWidth="34rem">
          {page.data.entries.map((entry) => (
            <Table.Tr key={entry.id}>
              <Table.Td className="together">{showMoment(entry.time)}</Table.Td>
              <Table.Td>{showOperation(entry.operation)}</Table.Td>
              <Table.Td>{showResult(entry)}</Table.Td>
              <Table.Td className="breakable">{showActor(entry.actor)}</Table.Td>
            </Table.Tr>
          ))}
        </Rows>
      )}
    </Section>
  );
}
