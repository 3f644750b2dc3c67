/** People in rows; only those in sight are in the page, however many were loaded. */
import { Anchor, Badge, Button, Checkbox, Table, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { Member } from "../../shared/contract/members.js";
import { showRole } from "../../shared/roles.js";
import { showDay, showMoment } from "../components/words.js";
import { isSelected, type Selection } from "./selection.js";

const rowHeight = 57; // pixels, until a row is measured
const loadAhead = 15; // rows

interface MembersTableProps {
  readonly members: readonly Member[];
  /** What the list was asked for: another list begins at its top. */
  readonly asked: string;
  /** True while another search is under way and these are the rows of the one before. */
  readonly stale: boolean;
  /** Undefined for whoever may change nobody: then nobody can be selected. */
  readonly selecting?: {
    readonly selection: Selection;
    readonly onToggle: (id: string) => void;
    readonly onToggleAll: () => void;
  };
  /** Undefined for whoever may not. */
  readonly onReset?: (member: Member) => void;
  /** Called when the end comes into sight. */
  readonly onNearEnd: () => void;
}

const headings = ["User", "Role", "State", "Created", "Last sign-in", "Password"];

/** A row each: who, role, state, since when, last seen, and what can be done. */
export function MembersTable({ members, asked, stale, selecting, onReset, onNearEnd }: MembersTableProps) {
  const frame = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: members.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey: (place) => members[place]?.id ?? place,
    overscan: 12,
  });
  const inSight = rows.getVirtualItems();
  const lastInSight = inSight.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastInSight >= members.length - loadAhead) onNearEnd();
  }, [lastInSight, members.length, onNearEnd]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change that matters
  useEffect(() => {
    frame.current?.scrollTo({ top: 0 });
  }, [asked]);
  const above = inSight[0]?.start ?? 0;
  const below = rows.getTotalSize() - (inSight.at(-1)?.end ?? 0);
  const columns = headings.length + (selecting === undefined ? 0 : 1);
  const selected = members.filter(({ id }) => selecting !== undefined && isSelected(selecting.selection, id)).length;
  return (
    // A region that scrolls must be reachable by keyboard.
    <section
      ref={frame}
      className={stale ? "wide members stale" : "wide members"}
      aria-label="Users"
      aria-busy={stale}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
    >
      <Table
        className="surface"
        highlightOnHover
        stickyHeader
        verticalSpacing="sm"
        aria-label="Users"
        aria-rowcount={members.length + 1}
        miw="54rem"
      >
        <Table.Thead>
          <Table.Tr>
            {selecting === undefined ? null : (
              <Table.Th w="2.5rem">
                <Checkbox
                  aria-label="Select all in the list"
                  checked={selected === members.length}
                  indeterminate={selected > 0 && selected < members.length}
                  onChange={selecting.onToggleAll}
                />
              </Table.Th>
            )}
            {headings.map((heading) => (
              <Table.Th key={heading} scope="col">
                {heading}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Space height={above} columns={columns} />
          {inSight.map(({ index }) => {
            const member = members[index];
            return member === undefined ? null : (
              <Table.Tr key={member.id} ref={rows.measureElement} data-index={index} aria-rowindex={index + 2}>
                {selecting === undefined ? null : (
                  <Table.Td>
                    <Checkbox
                      aria-label={`Select ${member.email}`}
                      checked={isSelected(selecting.selection, member.id)}
                      onChange={() => selecting.onToggle(member.id)}
                    />
                  </Table.Td>
                )}
                <MemberCells member={member} {...(onReset === undefined ? {} : { onReset })} />
              </Table.Tr>
            );
          })}
          <Space height={below} columns={columns} />
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** Stands for the rows that are not in the page. */
const Space = ({ height, columns }: { readonly height: number; readonly columns: number }) =>
  height <= 0 ? null : (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in an empty row takes the focus
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );

interface MemberCellsProps {
  readonly member: Member;
  readonly onReset?: (member: Member) => void;
}

function MemberCells({ member, onReset }: MemberCellsProps) {
  return (
    <>
      <Table.Td className="breakable">
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
      <Table.Td className="together">
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
    {disabled ? "Disabled" : "Active"}
  </Badge>
);

/** What kind of password a member has. */
export const showPassword = ({ hasPassword, initialPassword }: Member): string =>
  hasPassword
    ? initialPassword
      ? "Initial password, as handed over"
      : "Of the member's own choice, or typed"
    : "None";
