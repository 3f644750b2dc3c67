/** The dialog that shows generated passwords once, for the admin to hand over. */
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { CredentialResult } from "../../shared/contract/members.js";
import { ErrorNotice } from "../components/error-notice.js";
import { count } from "../components/words.js";
import { calls } from "../queries.js";
import { canCopy, copySecret } from "./clipboard.js";
import { type Delivery, toDeliveries } from "./delivery.js";
import { OtherResults } from "./other-results.js";
import { PasswordCard } from "./password-card.js";

interface HandoverDialogProps {
  /** The answer with the passwords, or null while there is none. The caller keeps no other copy. */
  readonly results: readonly CredentialResult[] | null;
  /** Called when the passwords are handed over. The caller then drops the results. */
  readonly onDone: () => void;
}

/** While it shows a password, neither Escape nor a click outside closes it. */
export function HandoverDialog({ results, onDone }: HandoverDialogProps) {
  const deliveries = toDeliveries(results ?? []);
  const careful = deliveries.length > 0;
  return (
    <Modal
      opened={results !== null}
      onClose={() => {
        if (!careful) onDone();
      }}
      closeOnEscape={!careful}
      closeOnClickOutside={!careful}
      withCloseButton={!careful}
      title={careful ? `Hand over ${count(deliveries.length, "password")}` : "No new password"}
      size="lg"
      centered
    >
      {results === null ? null : <Handover results={results} deliveries={deliveries} onDone={onDone} />}
    </Modal>
  );
}

interface HandoverProps {
  readonly results: readonly CredentialResult[];
  readonly deliveries: readonly Delivery[];
  readonly onDone: () => void;
}

function Handover({ results, deliveries, onDone }: HandoverProps) {
  const door = useQuery({ ...calls.door.describe.queryOptions(), staleTime: Number.POSITIVE_INFINITY });
  const [copied, setCopied] = useState("");
  const [error, setError] = useState<unknown>(null);
  const byDoor = door.data?.canCopySecrets === true;
  const copy = (secret: string): void => {
    setError(null);
    copySecret(secret, byDoor).then(setCopied, setError);
  };
  const all = deliveries.map(({ email, password }) => `${email}\t${password}`).join("\n");
  return (
    <Stack gap="md">
      {deliveries.length === 0 ? null : (
        <Text size="sm">
          <b>This is shown once.</b> Gatehouse keeps only a hash: once this is closed nobody can look the{" "}
          {deliveries.length === 1 ? "password" : "passwords"} up, only set a new one.
        </Text>
      )}
      {deliveries.map((delivery, index) => (
        <PasswordCard key={delivery.email} delivery={delivery} first={index === 0} onCopy={copy} />
      ))}
      <OtherResults results={results.filter(({ initialPassword }) => initialPassword === undefined)} />
      <Text size="sm" c="dimmed" aria-live="polite" mih="1.55em">
        {copied}
      </Text>
      <ErrorNotice error={error} />
      <Group justify="flex-end">
        {deliveries.length > 1 ? (
          <Button variant="default" disabled={!canCopy(all, byDoor)} onClick={() => copy(all)}>
            Copy all
          </Button>
        ) : null}
        <Button onClick={onDone}>
          {deliveries.length === 0
            ? "Close"
            : deliveries.length === 1
              ? "I have handed it over"
              : "I have handed them over"}
        </Button>
      </Group>
    </Stack>
  );
}
