/** The opened configuration: its settings and its findings. */
import { Button, Group, Stack, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { AuthMode, OpenedConfiguration } from "../../shared/contract/configuration.js";
import { ErrorNotice } from "../components/error-notice.js";
import { Facts } from "../components/facts.js";
import { calls, forgetInstallation } from "../queries.js";
import { FindingsList } from "./findings-list.js";

const modes: Readonly<Record<AuthMode, string>> = {
  none: "Without login",
  basic: "Email and password",
  oidc: "Single sign-on (OIDC)",
};

/** The console sends only what is set, and no secret. */
export function ConfigurationSummary({ configuration }: { readonly configuration: OpenedConfiguration }) {
  const close = useMutation(calls.configuration.close.mutationOptions({ onSuccess: forgetInstallation }));
  const reread = useMutation(calls.configuration.open.mutationOptions({ onSuccess: forgetInstallation }));
  const { report } = configuration;
  return (
    <Stack gap="md">
      <Facts
        facts={[
          {
            name: configuration.files.length === 1 ? "File" : "Files",
            value: configuration.files.map(({ handle, path }) => (
              <div key={handle} className="mono">
                {path}
              </div>
            )),
          },
          { name: "Format", value: configuration.format === "helm" ? "Helm values" : "Compose .env" },
          { name: "Login", value: report.mode === null ? "Contradicts itself" : modes[report.mode] },
          { name: "Admin email", value: configuration.adminEmail ?? "Not set" },
          { name: "Organization", value: configuration.organizationName },
          { name: "First workspace", value: configuration.workspaceName },
          { name: "Release", value: configuration.release ?? "Not named" },
          { name: "Database", value: configuration.database },
        ]}
      />
      <Group gap="sm">
        <Button
          variant="default"
          loading={reread.isPending}
          onClick={() => reread.mutate({ files: configuration.files.map(({ handle }) => handle) })}
        >
          Read again
        </Button>
        <Button variant="default" loading={close.isPending} onClick={() => close.mutate({})}>
          Close configuration
        </Button>
      </Group>
      <ErrorNotice error={reread.error ?? close.error} />
      <Title order={3}>Findings</Title>
      <FindingsList findings={report.findings} />
    </Stack>
  );
}
