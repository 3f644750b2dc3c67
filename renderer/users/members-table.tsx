/** People in rows. */
import { Badge, Button, Table, Text } from "@mantine/core";
import type { Member } from "../../shared/contract/members.js";
import { showRole } from "../../shared/roles.js";
import { showDay, showMoment } from "../components/words.js";

interface MembersTableProps {
  readonly members: readonly Member[];
  /** True while another search is under way and these are the rows of the one before. */
  readonly stale: boolean;
  readonly onReset: (member: Member) => void;
}

/** A row each: who, role, state, since when, last seen, and what can be done. */
export function MembersTable({ members, stale, onReset }: MembersTableProps) {
  return (
    // A region that scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={stale ? "wide stale" : "wide"} aria-label="Users" aria-busy={stale} tabIndex={0}>
      <Table className="surface" withTableBorder highlightOnHover verticalSpacing="sm" aria-label="Users" miw="54rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">User</Table.Th>
            <Table.Th scope="col">Role</Table.Th>
            <Table.Th scope="col">State</Table.Th>
            <Table.Th scope="col">Created</Table.Th>
            <Table.Th scope="col">Last sign-in</Table.Th>
            <Table.Th scope="col">Password</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {members.map((member) => (
            <MemberRow key={member.id} member={member} onReset={onReset} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

interface MemberRowProps {
  readonly member: Member;
  readonly onReset: (member: Member) => void;
}

function MemberRow({ member, onReset }: MemberRowProps) {
  return (
    <Table.Tr>
      <Table.Td className="breakable">
        <Text size="sm" fw={600}>
          {member.fullName ?? member.email}
        </Text>
        {member.fullName === null ? null : (
          <Text size="xs" c="dimmed">
            {member.email}
          </Text>
        )}
      </Table.Td>
      <Table.Td className="together">{showRole(member.role)}</Table.Td>
      <Table.Td>
        <Badge miw="max-content" color={member.disabled ? "gray" : "teal"} variant="light" tt="none">
          {member.disabled ? "Disabled" : "Active"}
        </Badge>
      </Table.Td>
      <Table.Td className="together">{showDay(member.createdAt)}</Table.Td>
      <Table.Td className="together">
        {member.lastSignInAt === null ? "Never" : showMoment(member.lastSignInAt)}
      </Table.Td>
      <Table.Td>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Reset password of ${member.email}`}
          onClick={() => onReset(member)}
        >
          Reset…
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
