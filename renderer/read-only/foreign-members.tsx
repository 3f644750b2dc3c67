/** The members of an installation that Gatehouse did not make, by email. */
import { Badge, Table } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { ForeignMember } from "../../shared/contract/foreign.js";
import { showRole } from "../../shared/roles.js";
import { PersonCell } from "../components/person-cell.js";
import { Rows } from "../components/rows.js";
import { showDay } from "../components/words.js";
import { calls } from "../queries.js";
import { ForeignList } from "./foreign-list.js";
import { NotKnown } from "./not-known.js";
import { useSearch } from "./search.js";

export function ForeignMembers() {
  const { typed, setTyped, input } = useSearch();
  const pages = useInfiniteQuery({
    ...calls.foreign.members.infiniteOptions({
      input,
      initialPageParam: null,
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
    placeholderData: keepPreviousData,
  });
  const members = pages.data?.pages.flatMap(({ users }) => users) ?? [];
  return (
    <ForeignList
      one="member"
      placeholder="Name or email"
      typed={typed}
      onType={setTyped}
      pages={pages}
      shown={members.length}
    >
      <Rows
        label="Members"
        columns={["Member", "Role", "Organization", "State", "Created"]}
        stale={pages.isPlaceholderData}
      >
        {members.map((member) => (
          // A member of several organizations has a row for each.
          <MemberRow key={`${member.id} ${member.organization}`} member={member} />
        ))}
      </Rows>
    </ForeignList>
  );
}

function MemberRow({
  member: { email, fullName, role, organization, disabled, createdAt },
}: {
  readonly member: ForeignMember;
}) {
  return (
    <Table.Tr>
      <PersonCell email={email === "" ? "No email" : email} fullName={fullName} />
      <Table.Td className="together">{role === null ? <NotKnown /> : showRole(role)}</Table.Td>
      <Table.Td className="breakable">{organization ?? <NotKnown />}</Table.Td>
      <Table.Td>
        {disabled === null ? (
          <NotKnown />
        ) : (
          <Badge color={disabled ? "gray" : "teal"} variant="light" tt="none">
            {disabled ? "Deactivated" : "Active"}
          </Badge>
        )}
      </Table.Td>
      <Table.Td className="together">{createdAt === null ? <NotKnown /> : showDay(createdAt)}</Table.Td>
    </Table.Tr>
  );
}
