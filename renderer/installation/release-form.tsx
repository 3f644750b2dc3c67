/** Asking for the release the installation runs, where nothing says it. */
import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";

interface ReleaseFormProps {
  /** The release planned with, or empty. */
  readonly release: string;
  readonly onRelease: (release: string) => void;
}

/** Asked, never guessed: a migration depends on it. */
export function ReleaseForm({ release, onRelease }: ReleaseFormProps) {
  const [typed, setTyped] = useState(release);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onRelease(typed.trim());
      }}
    >
      <Group align="flex-end">
        <TextInput
          label="Release"
          description="The product's version that the installation runs, such as 0.10.3."
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          w="24rem"
        />
        <Button type="submit" variant="default">
          Plan again
        </Button>
      </Group>
    </form>
  );
}
