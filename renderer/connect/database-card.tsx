/** The card for the database on the Connect screen. */
import { Badge, Button, Group, Stack } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { Connected } from "../../shared/contract/connection.js";
import { ErrorNotice } from "../components/error-notice.js";
import { Facts } from "../components/facts.js";
import { Loading } from "../components/loading.js";
import { Section } from "../components/section.js";
import { calls, forgetInstallation } from "../queries.js";
import { ConnectForm } from "./connect-form.js";

/** Shows the connection, or the form that connects. */
export function DatabaseCard() {
  const current = useQuery(calls.connection.current.queryOptions());
  const connection = current.data?.connection ?? null;
  return (
    <Section
      title="Database"
      aside={
        connection === null ? null : (
          <Badge color="teal" variant="light" tt="none">
            Connected
          </Badge>
        )
      }
    >
      {current.isPending ? (
        <Loading what="the connection" lines={6} />
      ) : current.isError ? (
        <ErrorNotice error={current.error} onRetry={() => void current.refetch()} />
      ) : connection === null ? (
        <ConnectForm />
      ) : (
        <Connection connection={connection} />
      )}
    </Section>
  );
}

function Connection({ connection }: { readonly connection: Connected }) {
  const disconnect = useMutation(calls.connection.disconnect.mutationOptions({ onSuccess: forgetInstallation }));
  return (
    <Stack gap="md">
      <Facts
        facts={[
          { name: "Database", value: <span className="mono">{connection.target}</span> },
          { name: "Schema", value: connection.schema },
          { name: "Server", value: `PostgreSQL ${connection.serverVersion}` },
          {
            name: "Encryption",
            value: connection.encrypted ? "Encrypted with TLS" : "Not encrypted: only on a network you trust",
          },
        ]}
      />
      <Group>
        <Button variant="default" loading={disconnect.isPending} onClick={() => disconnect.mutate({})}>
          Disconnect
        </Button>
      </Group>
      <ErrorNotice error={disconnect.error} />
    </Stack>
  );
}
