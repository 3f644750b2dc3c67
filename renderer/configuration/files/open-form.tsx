/** The form that opens files: by path, in a file dialog, or out of the list of recent ones. */
import { Button, Group, Stack, Text, Textarea, Title } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { nameOf } from "../../../shared/configuration-format.js";
import type { NamedFile } from "../../../shared/contract/files.js";
import { ErrorNotice } from "../../components/error-notice.js";
import { useTypedPaths } from "../../components/typed-paths.js";
import { calls } from "../../queries.js";
import { openFiles } from "./opening.js";

const toPaths = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Behind every door, the paths are those of the machine that the console runs on. */
export function OpenForm({ onOpened }: { readonly onOpened?: () => void }) {
  const [text, setText] = useState("");
  const [empty, setEmpty] = useState(false);
  const door = useQuery({ ...calls.door.describe.queryOptions(), staleTime: Number.POSITIVE_INFINITY });
  const recent = useQuery(calls.configuration.recent.queryOptions());
  const current = useQuery(calls.configuration.current.queryOptions());
  const open = useMutation({ mutationFn: openFiles, onSuccess: () => onOpened?.() });
  const choose = useMutation(
    calls.door.chooseFiles.mutationOptions({
      onSuccess: ({ files }) => {
        if (files.length > 0) open.mutate(files);
      },
    }),
  );
  const { name, dialog } = useTypedPaths("Open");
  const type = useMutation({
    mutationFn: name,
    onSuccess: (files) => {
      if (files.length > 0) open.mutate(files);
    },
  });
  const inUse = current.data?.configuration?.files ?? [];
  const others = (recent.data?.files ?? []).filter(({ path }) => !inUse.some((file) => file.path === path));
  return (
    <Stack gap="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const paths = toPaths(text);
          setEmpty(paths.length === 0);
          open.reset();
          if (paths.length > 0) type.mutate(paths);
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
            data-autofocus
          />
          <Group>
            <Button type="submit" loading={open.isPending || type.isPending}>
              Open
            </Button>
            {door.data?.canChooseFiles === true ? (
              <Button variant="default" loading={choose.isPending} onClick={() => choose.mutate({})}>
                Browse…
              </Button>
            ) : null}
            <Text size="sm" c="dimmed">
              or drop files anywhere on this screen
            </Text>
          </Group>
        </Stack>
      </form>
      <ErrorNotice error={open.error ?? type.error ?? choose.error} />
      {dialog}
      {inUse.length === 0 ? null : (
        <FileList
          title="In use by this console"
          files={[inUse]}
          disabled={open.isPending}
          onOpen={(files) => open.mutate(files)}
        />
      )}
      {others.length === 0 ? null : (
        <FileList
          title="Opened last"
          files={others.map((file) => [file])}
          disabled={open.isPending}
          onOpen={(files) => open.mutate(files)}
        />
      )}
    </Stack>
  );
}

interface FileListProps {
  readonly title: string;
  /** Groups of files. The files of a group are opened together. */
  readonly files: readonly (readonly NamedFile[])[];
  readonly disabled: boolean;
  readonly onOpen: (files: readonly NamedFile[]) => void;
}

function FileList({ title, files, disabled, onOpen }: FileListProps) {
  return (
    <div>
      <Title order={3} mb={4}>
        {title}
      </Title>
      <ul className="plain-list" aria-label={title}>
        {files.map((together) => (
          <li key={together.map(({ handle }) => handle).join()}>
            <Button
              variant="subtle"
              size="compact-md"
              disabled={disabled}
              onClick={() => onOpen(together)}
              title={together.map(({ path }) => path).join("\n")}
              className="file-choice"
            >
              <span>{together.map(({ path }) => nameOf(path)).join(" + ")}</span>
              <span className="file-choice-folder mono">{folderOf(together[0]?.path ?? "")}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const folderOf = (path: string): string => path.slice(0, -nameOf(path).length).replace(/[/\\]$/, "");
