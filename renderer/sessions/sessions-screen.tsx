/** The Sessions screen: lists sessions and ends them. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { access } from "../../shared/access.js";
import { AdminsOnly } from "../components/admins-only.js";
import { ScreenHeading } from "../components/screen-heading.js";
import { SignedIn, useMay } from "../components/signed-in.js";
import { EndDialog, type Ending } from "./end-dialog.js";
import { SessionsList } from "./sessions-list.js";

/** Needs a session of an Organization Admin. */
export function SessionsScreen() {
  const may = useMay(access.sessions.list);
  const [ending, setEnding] = useState<Ending | null>(null);
  return (
    <>
      <ScreenHeading
        title="Sessions"
        about="Who is signed in. Ending a session takes effect on its next call."
        actions={
          may ? (
            <Button variant="default" onClick={() => setEnding({ kind: "everybody" })}>
              End everybody's sessions…
            </Button>
          ) : null
        }
      />
      <SignedIn what="the sessions">
        {() => (may ? <SessionsList onEnd={setEnding} /> : <AdminsOnly what="Sessions are for Organization Admins" />)}
      </SignedIn>
      <EndDialog ending={ending} onClose={() => setEnding(null)} />
    </>
  );
}
