/** Naming files by typed paths. Where the door does not ask the person itself, the page does. */
import { Text } from "@mantine/core";
import { type ReactNode, useRef, useState } from "react";
import type { NamedFile } from "../../shared/contract/files.js";
import { client } from "../client.js";
import { ConfirmDialog } from "./confirm-dialog.js";

interface TypedPaths {
  /** The files at the paths, or none if the person says that they are not meant. */
  readonly name: (paths: readonly string[]) => Promise<readonly NamedFile[]>;
  readonly dialog: ReactNode;
}

/** `action` is what will be done to the files, such as Open. Paths that are taken exactly as typed need no question. */
export function useTypedPaths(action: string): TypedPaths {
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const answer = useRef<(meant: boolean) => void>(() => undefined);
  const ask = (paths: readonly string[]): Promise<boolean> =>
    new Promise((resolve) => {
      answer.current = resolve;
      setAsked(paths);
    });
  const settle = (meant: boolean): void => {
    setAsked(null);
    answer.current(meant);
  };
  return {
    name: async (paths) => {
      const { files, question } = await client.door.nameFiles({ paths: [...paths] });
      if (question === null) return files;
      const asTyped = question.paths.every((path, index) => path === paths[index]);
      if (!asTyped && !(await ask(question.paths))) return [];
      return (await client.door.confirmFiles({ question: question.id })).files;
    },
    dialog: (
      <ConfirmDialog
        opened={asked !== null}
        title={asked?.length === 1 ? "Is this the file?" : "Are these the files?"}
        action={action}
        safe
        busy={false}
        error={null}
        onCancel={() => settle(false)}
        onConfirm={() => settle(true)}
      >
        <Text size="sm">On the machine that the console runs on, what you typed is:</Text>
        {asked?.map((path) => (
          <Text key={path} size="sm" className="mono breakable">
            {path}
          </Text>
        ))}
      </ConfirmDialog>
    ),
  };
}
