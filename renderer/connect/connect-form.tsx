/** The ways to connect: what is already known, a URL, or the fields one by one. */
import { Stack, Tabs, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "../components/error-notice.js";
import { calls, forgetInstallation } from "../queries.js";
import type { ConnectChoice } from "./connect-choice.js";
import { FieldsForm } from "./fields-form.js";
import { Suggestions } from "./suggestions.js";
import { UrlForm } from "./url-form.js";

/** Everything typed here is dropped once connected. */
export function ConnectForm() {
  const [schema, setSchema] = useState("");
  // The fields are made when they are first asked for: they would hold up the first screen. What was typed then stays.
  const [fieldsAsked, setFieldsAsked] = useState(false);
  const connect = useMutation(calls.connection.connect.mutationOptions({ onSuccess: forgetInstallation }));
  const choose = (choice: ConnectChoice): void => {
    const name = schema.trim();
    connect.mutate({ ...choice, ...(name === "" ? {} : { schema: name }) });
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
