/** Checks the audit trail's chain from its first link to its head. Memory does not grow with its length. */
import type { AuditAnchor, AuditFault, AuditProgress, AuditVerdict } from "../../shared/contract/audit.js";
import type { Database } from "../database/connect.js";
import { firstLink } from "../database/queries/audit-row-text.js";
import { type BrokenLink, checkAuditLinks, type Link } from "../database/queries/check-audit-links.js";
import {
  countAuditRows,
  findMissingGuards,
  findUnlinkedRows,
  readAuditHead,
  readAuditLink,
} from "../database/queries/read-audit-head.js";
import { longLimits, snapshot } from "../database/transaction.js";
import { readCurrentSettings } from "../organization/settings.js";

const stretch = 5000; // links in one query
const faultsNamed = 100;

const fault = (kind: AuditFault["kind"], told: Partial<AuditFault> = {}): AuditFault => ({
  kind,
  sequence: null,
  lastSequence: null,
  auditId: null,
  name: null,
  ...told,
});

/**
 * Checks one snapshot of the database: every link against its row and the link before, the head against the newest link,
 * the number of rows against the number of links, the anchor if one is given, and that the guarding triggers are there.
 * docs/audit-trail.md says what a chain without a key cannot show. Errors: NO_INSTALLATION.
 */
export function verifyAudit(
  database: Database,
  { anchor, onProgress }: { readonly anchor?: AuditAnchor | undefined; onProgress?(progress: AuditProgress): void },
): Promise<AuditVerdict> {
  return snapshot(
    database,
    async (transaction) => {
      await readCurrentSettings(transaction);
      const head = await readAuditHead(transaction);

      const faults: AuditFault[] = [];
      let faultCount = 0;
      const add = (found: AuditFault, times = 1): void => {
        faultCount += times;
        if (faults.length < faultsNamed) faults.push(found);
      };
      for (const name of await findMissingGuards(transaction)) add(fault("guard-missing", { name }));

      let last: Link = { sequence: 0, hash: firstLink };
      let [checked, rowsLinked] = [0, 0];
      for (;;) {
        const found = await checkAuditLinks(transaction, last, stretch);
        for (const broken of found.broken) add(describe(broken));
        faultCount += found.brokenLinks - found.broken.length;
        checked += found.links;
        rowsLinked += found.rows;
        last = found.last ?? last;
        onProgress?.({ checked, total: Math.max(head?.sequence ?? 0, checked) });
        if (found.links < stretch) break;
      }

      if (head === undefined) {
        add(fault("head-altered"));
      } else if (head.sequence > last.sequence) {
        add(fault("links-deleted", { sequence: last.sequence + 1, lastSequence: head.sequence }));
      } else if (head.sequence < last.sequence || !head.hash.equals(last.hash)) {
        add(fault("head-altered", { sequence: head.sequence }));
      }
      const inserted = (await countAuditRows(transaction)) - rowsLinked;
      if (inserted > 0) {
        const ids = await findUnlinkedRows(transaction, faultsNamed);
        for (const auditId of ids) add(fault("row-inserted", { auditId }));
        faultCount += Math.max(0, inserted - ids.length);
      }
      const anchorHolds = anchor === undefined ? null : await holds(anchor);
      if (anchor !== undefined && anchorHolds === false) add(fault("anchor-broken", { sequence: anchor.sequence }));
      return {
        intact: faultCount === 0,
        checked,
        head: { sequence: last.sequence, hash: last.hash.toString("hex") },
        anchorHolds,
        faults,
        faultCount,
      };

      async function holds({ sequence, hash }: AuditAnchor): Promise<boolean> {
        const link = sequence === 0 ? firstLink : await readAuditLink(transaction, sequence);
        return link?.toString("hex") === hash;
      }
    },
    longLimits,
  );
}

function describe({ fault: kind, sequence, after, auditId }: BrokenLink): AuditFault {
  switch (kind) {
    case "gap":
      return fault("links-deleted", { sequence: after + 1, lastSequence: sequence - 1 });
    case "gone":
      return fault("row-deleted", { sequence, auditId });
    case "differs":
      return fault("row-altered", { sequence, auditId });
  }
}
