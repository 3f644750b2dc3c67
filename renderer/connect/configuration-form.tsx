/** The form that opens a configuration's files. */
import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { NamedFile } from "../../shared/contract/files.js";
import { ErrorNotice } from "../components/error-notice.js";
import { useTypedPaths } from "../components/typed-paths.js";
import { isDesktop } from "../door.js";
import { calls, forgetInstallation } from "../queries.js";

/** The paths that were typed, one a line. */
const toPaths = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Paths are typed, or chosen in a file dialog where the door has one. */
export function ConfigurationForm() {
  const [text, setText] = useState("");
  const [empty, setEmpty] = useState(false);
  const door = useQuery({ ...calls.door.describe.queryOptions(), staleTime: Number.POSITIVE_INFINITY });
  // Assumed before the door has answered, so that the button is there with the first paint and nothing moves.
  const canBrowse = door.data?.canChooseFiles ?? isDesktop();
  const { name, dialog } = useTypedPaths("Open");
  const open = useMutation(calls.configuration.open.mutationOptions({ onSuccess: forgetInstallation }));
  const openAll = (files: readonly NamedFile[]): void => {
    if (files.length > 0) open.mutate({ files: files.map(({ handle }) => handle) });
  };
  const choose = useMutation(
    calls.door.chooseFiles.mutationOptions({
      onSuccess: ({ files }) => {
        if (files.length > 0) setText(files.map(({ path }) => path).join("\n"));
        openAll(files);
      },
    }),
  );
  const type = useMutation({ mutationFn: name, onSuccess: openAll });
  const read = (): void => {
    const paths = toPaths(text);
    setEmpty(paths.length === 0);
    open.reset();
    if (paths.length > 0) type.mutate(paths);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        read();
      }}
    >
      <Stack gap="md">
        <Textarea
          label="Files"
          description="Helm values or a compose .env, one path per line. Several values files are layered from top to bottom."
          placeholder={"/etc/installation/values.yaml\n/etc/installation/values.production.yaml"}
          rows={3}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={empty ? "Give at least one file." : null}
          autoComplete="off"
          spellCheck={false}
        />
        <Group grow>
          {canBrowse ? (
            <Button variant="default" loading={choose.isPending} onClick={() => choose.mutate({})}>
              Browse…
            </Button>
          ) : null}
          <Button type="submit" loading={open.isPending || type.isPending}>
            Open
          </Button>
        </Group>
        <ErrorNotice error={open.error ?? type.error ?? choose.error} />
        {dialog}
      </Stack>
    </form>
  );
}
