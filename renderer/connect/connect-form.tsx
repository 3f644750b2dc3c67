/** The form that connects to a database: by a suggestion, by URL, or by fields. */
import { Stack, Tabs, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "../components/error-notice.js";
import { calls, forgetInstallation } from "../queries.js";
import type { ConnectChoice } from "./connect-choice.js";
import { FieldsForm } from "./fields-form.js";
import { Suggestions } from "./suggestions.js";
import { UrlForm } from "./url-form.js";

/** Everything that was typed is dropped once the console is connected. */
export function ConnectForm() {
  const [schema, setSchema] = useState("");
  // The fields are rendered when their tab is first chosen, to keep the first paint quick, and stay rendered from then on.
  const [fieldsAsked, setFieldsAsked] = useState(false);
  const connect = useMutation(calls.connection.connect.mutationOptions({ onSuccess: forgetInstallation }));
  const choose = (choice: ConnectChoice): void => {
    connect.mutate({ ...choice, schema: schema.trim() || undefined });
  };
  return (
    <Stack gap="md">
      <Suggestions busy={connect.isPending} onChoose={choose} />
      <TextInput
        label="Schema"
        placeholder="public"
        description="Left empty: the one the configuration names, else public."
        value={schema}
        onChange={(event) => setSchema(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
      />
      <Tabs
        defaultValue="url"
        onChange={(tab) => {
          connect.reset();
          if (tab === "fields") setFieldsAsked(true);
        }}
      >
        <Tabs.List mb="md" aria-label="How to connect">
          <Tabs.Tab value="url">URL</Tabs.Tab>
          <Tabs.Tab value="fields">Fields</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="url">
          <UrlForm busy={connect.isPending} onChoose={choose} />
        </Tabs.Panel>
        <Tabs.Panel value="fields">
          {fieldsAsked ? <FieldsForm busy={connect.isPending} onChoose={choose} /> : null}
        </Tabs.Panel>
      </Tabs>
      <ErrorNotice error={connect.error} />
    </Stack>
  );
}
