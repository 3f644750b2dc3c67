/** The notice that the window can no longer reach its console. */
import { Alert, Button, Text } from "@mantine/core";
import { WarningIcon } from "../components/icons.js";
import { isDesktop } from "../door.js";
import { useLink } from "../state/link.js";

/** The screen below it stays, because it may show something that is shown only once, such as a password. */
export function LostNotice() {
  const lost = useLink((link) => link.lost);
  if (!lost) return null;
  return (
    <Alert color="red" icon={<WarningIcon />} title="The connection to the console was lost" mb="lg">
      <Text size="sm">
        {isDesktop()
          ? "Load this window again. If that does not help, close Gatehouse and start it again."
          : "Gatehouse was stopped, or ended itself. Close this tab, and type nothing into it: another program may answer at its address now. Start Gatehouse again with gatehouse serve and open the link it prints."}{" "}
        A change that was under way is either done as a whole or not begun. Where many were being changed, those before
        it are done.
      </Text>
      {isDesktop() ? (
        <Button mt="sm" size="compact-sm" variant="default" onClick={() => window.location.reload()}>
          Load again
        </Button>
      ) : null}
    </Alert>
  );
}
