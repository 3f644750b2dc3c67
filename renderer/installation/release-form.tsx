/** The form that asks for the installation's release, where neither database nor configuration says it. */
import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";

interface ReleaseFormProps {
  /** The release that the plan is made with, or empty. */
  readonly release: string;
  readonly onRelease: (release: string) => void;
}

/** The release is asked for and never guessed, because a migration depends on it. */
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
