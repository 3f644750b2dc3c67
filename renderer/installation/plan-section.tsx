/** The section with the plan: what the opened configuration would change in the database, and the button to apply it. */
import { Button, Group, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { access } from "../../shared/access.js";
import type { Plan } from "../../shared/contract/installation.js";
import { ErrorNotice } from "../components/error-notice.js";
import { Loading } from "../components/loading.js";
import { Section } from "../components/section.js";
import { useMay } from "../components/signed-in.js";
import { calls } from "../queries.js";
import { AdminsApply } from "./admins-apply.js";
import { applyPlan } from "./apply.js";
import { ConfirmDialog } from "./confirm-dialog.js";
import { PlanInWords } from "./plan-in-words.js";
import { isApplicable } from "./plan-words.js";
import { ReleaseForm } from "./release-form.js";

/** Plans anew whenever it is shown, and when a release is given. */
export function PlanSection() {
  const [release, setRelease] = useState("");
  const [confirming, { open, close }] = useDisclosure(false);
  const query = useQuery({
    ...calls.installation.plan.queryOptions({ input: release === "" ? undefined : { release } }),
    placeholderData: keepPreviousData,
  });
  const plan = query.data;
  const may = useMay(access.installation.apply);
  return (
    <Section title="Plan">
      {query.isPending ? (
        <Loading what="the plan" />
      ) : plan === undefined ? (
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Stack gap="md" className={query.isPlaceholderData ? "stale" : ""} aria-busy={query.isFetching}>
          <PlanInWords plan={plan} />
          <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
          {asksForRelease(plan) || release !== "" ? <ReleaseForm release={release} onRelease={setRelease} /> : null}
          {isApplicable(plan) && plan.state === "basic" && !may ? <AdminsApply /> : null}
          {isApplicable(plan) ? (
            <Group>
              <Button onClick={open} disabled={query.isFetching || query.isError || (plan.state === "basic" && !may)}>
                Apply…
              </Button>
            </Group>
          ) : null}
          <ConfirmDialog
            plan={plan}
            opened={confirming}
            onCancel={close}
            onConfirm={(despiteWarnings) => {
              close();
              void applyPlan(plan, release, despiteWarnings);
            }}
          />
        </Stack>
      )}
    </Section>
  );
}

// The release is needed only for a migration, where neither the database nor the configuration says it.
const asksForRelease = (plan: Plan): boolean =>
  plan.action === "refuse" && plan.state === "none" && plan.wanted === "basic";
