/** The table of members on the Users screen. */
import { Anchor, Badge, Button, Checkbox, Table, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Member } from "../../shared/contract/members.js";
import { showRole } from "../../shared/roles.js";
import { LongTable } from "../components/long-table.js";
import { showDay, showMoment } from "../components/words.js";
import { isSelected, type Selection } from "./selection.js";

interface MembersTableProps {
  readonly members: readonly Member[];
  /** Identifies the request that the members answer. When it changes, the table scrolls to its top. */
  readonly asked: string;
  /** True while the members are those of an earlier request and new ones are loading. */
  readonly stale: boolean;
  /** Undefined where the member who is signed in may not change others: then none can be selected. */
  readonly selecting:
    | {
        readonly selection: Selection;
        readonly onToggle: (id: string) => void;
        readonly onToggleAll: () => void;
      }
    | undefined;
  /** Undefined where the member who is signed in may not reset passwords. */
  readonly onReset: ((member: Member) => void) | undefined;
  /** Called when the last rows come into sight. */
  readonly onNearEnd: () => void;
}

const headings = ["Member", "Role", "State", "Created", "Last sign-in", "Password"];

/** A member's row shows name and email, role, state, creation, last sign-in, and the password or the button to reset it. */
export function MembersTable({ members, asked, stale, selecting, onReset, onNearEnd }: MembersTableProps) {
  const selected = members.filter(({ id }) => selecting !== undefined && isSelected(selecting.selection, id)).length;
  return (
    <LongTable
      label="Users"
      columns={headings}
      rows={members}
      keyOf={({ id }) => id}
      minWidth="54rem"
      asked={asked}
      stale={stale}
      onNearEnd={onNearEnd}
      lead={
        selecting === undefined ? undefined : (
          <Table.Th w="2.5rem">
            <Checkbox
              aria-label="Select all in the list"
              checked={selected === members.length}
              indeterminate={selected > 0 && selected < members.length}
              onChange={selecting.onToggleAll}
            />
          </Table.Th>
        )
      }
      cells={(member) => (
        <>
          {selecting === undefined ? null : (
            <Table.Td>
              <Checkbox
                aria-label={`Select ${member.email}`}
                checked={isSelected(selecting.selection, member.id)}
                onChange={() => selecting.onToggle(member.id)}
              />
            </Table.Td>
          )}
          <MemberCells member={member} onReset={onReset} />
        </>
      )}
    />
  );
}

interface MemberCellsProps {
  readonly member: Member;
  readonly onReset: ((member: Member) => void) | undefined;
}

function MemberCells({ member, onReset }: MemberCellsProps) {
  return (
    <>
      <Table.Td className="breakable" miw="11rem">
        <Anchor
          size="sm"
          fw={600}
          c="var(--mantine-color-text)"
          renderRoot={(props) => <Link {...props} to="/users/$id" params={{ id: member.id }} />}
        >
          {member.fullName ?? member.email}
        </Anchor>
        {member.fullName === null ? null : (
          <Text size="xs" c="dimmed">
            {member.email}
          </Text>
        )}
      </Table.Td>
      <Table.Td className="together">{showRole(member.role)}</Table.Td>
      <Table.Td>
        <StateBadge disabled={member.disabled} />
      </Table.Td>
      <Table.Td className="together">{showDay(member.createdAt)}</Table.Td>
      <Table.Td className="together">
        {member.lastSignInAt === null ? "Never" : showMoment(member.lastSignInAt)}
      </Table.Td>
      <Table.Td className={onReset === undefined ? "" : "together"}>
        {onReset === undefined ? (
          showPassword(member)
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            title={showPassword(member)}
            aria-label={`Reset password of ${member.email}`}
            onClick={() => onReset(member)}
          >
            Reset…
          </Button>
        )}
      </Table.Td>
    </>
  );
}

export const StateBadge = ({ disabled }: { readonly disabled: boolean }) => (
  <Badge miw="max-content" color={disabled ? "gray" : "teal"} variant="light" tt="none">
    {disabled ? "Deactivated" : "Active"}
  </Badge>
);

/** The words for the kind of password that a member has. */
export const showPassword = ({ hasPassword, initialPassword }: Member): string =>
  hasPassword
    ? initialPassword
      ? "Initial password, as handed over"
      : "Chosen by the member, or typed by an admin"
    : "None";
