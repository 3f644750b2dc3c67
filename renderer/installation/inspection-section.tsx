/** The section that shows what was found in the database. */
import { Alert, Badge, Code, Group, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { InspectionSummary, ResourceCount } from "../../shared/contract/installation.js";
import { ErrorNotice } from "../components/error-notice.js";
import { Facts } from "../components/facts.js";
import { ButtonTo } from "../components/link-to.js";
import { Loading } from "../components/loading.js";
import { Section } from "../components/section.js";
import { showNumber } from "../components/words.js";
import { calls } from "../queries.js";
import { showSchemaVersion, wordsFor } from "./state-words.js";

/** Shows the state in words, the facts, and the number of rows of each resource. */
export function InspectionSection() {
  const inspection = useQuery(calls.installation.inspect.queryOptions());
  const words = inspection.data === undefined ? undefined : wordsFor(inspection.data);
  return (
    <Section
      title="What is there"
      aside={
        words === undefined ? null : (
          <Badge color={words.color} variant="light" tt="none">
            {words.name}
          </Badge>
        )
      }
    >
      {inspection.isPending ? (
        <Loading what="what is there" />
      ) : inspection.isError ? (
        <ErrorNotice error={inspection.error} onRetry={() => void inspection.refetch()} />
      ) : (
        <Inspection inspection={inspection.data} />
      )}
    </Section>
  );
}

function Inspection({ inspection }: { readonly inspection: InspectionSummary }) {
  const installed = inspection.organization !== null;
  const number = (value: number) => (installed ? showNumber(value) : null);
  return (
    <Stack gap="md">
      <Text>{wordsFor(inspection).sentence}</Text>
      {inspection.readable ? (
        <Group>
          <ButtonTo to="/read-only">Look at it</ButtonTo>
        </Group>
      ) : null}
      <Facts
        facts={[
          { name: "Schema", value: inspection.schema },
          { name: "Organization", value: inspection.organization?.name },
          { name: "Release", value: inspection.release ?? (installed ? "Not known" : null) },
          { name: "Workspaces", value: number(inspection.workspaces) },
          { name: "Members", value: number(inspection.members) },
          { name: "Admins", value: number(inspection.admins) },
          { name: "Live sessions", value: number(inspection.liveSessions) },
          { name: "Gatehouse's tables", value: showSchemaVersion(inspection) },
        ]}
      />
      <Warnings inspection={inspection} />
      {inspection.foreignTables.length === 0 ? null : <ForeignTables tables={inspection.foreignTables} />}
      {installed ? <Resources resources={inspection.resources} /> : null}
    </Stack>
  );
}

/** What is wrong with the schema, with the command or the statement that ends it. */
function Warnings({ inspection: { differences, openSchema, uncounted } }: { readonly inspection: InspectionSummary }) {
  return (
    <>
      {differences.length === 0 ? null : (
        <Alert color="red" title="Gatehouse's own tables differ from what they have to be">
          {differences.slice(0, 5).join(", ")}
          {differences.length > 5 ? ", …" : ""}. Nothing is written until they are repaired:{" "}
          <Code>gatehouse repair</Code>
        </Alert>
      )}
      {openSchema === null ? null : (
        <Alert color="yellow" title="Others may make tables and functions in this schema">
          {openSchema.roles[0] === "public" ? "Every user of the database" : openSchema.roles.join(", ")} may. End that
          with: <Code>{openSchema.statement}</Code>
        </Alert>
      )}
      {uncounted.length === 0 ? null : (
        <Text size="sm">
          Not counted, because they are other users' tables or may not be read: {uncounted.join(", ")}.
        </Text>
      )}
    </>
  );
}

function ForeignTables({ tables }: { readonly tables: readonly string[] }) {
  return (
    <div>
      <Title order={3} mb="xs">
        Tables found
      </Title>
      <Text size="sm" className="breakable">
        {tables.map((table) => (
          <span key={table}>
            <Code>{table}</Code>{" "}
          </span>
        ))}
      </Text>
    </div>
  );
}

function Resources({ resources }: { readonly resources: readonly ResourceCount[] }) {
  const total = resources.reduce((sum, { rows }) => sum + rows, 0);
  return (
    <div>
      <Title order={3} id="resources">
        Resources
      </Title>
      {resources.length === 0 ? (
        <Text size="sm" c="dimmed" mt="xs">
          No resources yet.
        </Text>
      ) : (
        // A region that scrolls must be reachable by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        <section className="scroller" tabIndex={0} aria-labelledby="resources">
          <Table aria-labelledby="resources" tabularNums stickyHeader>
            <Table.Thead className="surface">
              <Table.Tr>
                <Table.Th scope="col">Table</Table.Th>
                <Table.Th scope="col" ta="right">
                  Rows
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {resources.map(({ table, rows }) => (
                <Table.Tr key={table}>
                  <Table.Td className="mono">{table}</Table.Td>
                  <Table.Td ta="right">{showNumber(rows)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
            <Table.Tfoot>
              <Table.Tr>
                <Table.Th scope="row">Together</Table.Th>
                <Table.Td ta="right" fw={600}>
                  {showNumber(total)}
                </Table.Td>
              </Table.Tr>
            </Table.Tfoot>
          </Table>
        </section>
      )}
    </div>
  );
}
