/** Every rule about what differs between a configuration and its installation, in the order of the rules' page. */
import {
  databaseAdminUnknown,
  databaseJwtSecretDiffers,
  databaseOrganizationDiffers,
  databaseWorkspaceDiffers,
} from "./contents.js";
import type { DatabaseRule } from "./rule.js";
import {
  databaseElsewhere,
  databaseExtensionMissing,
  databasePrivilegeMissing,
  databaseReadOnly,
  databaseSchemaOpen,
  databaseStructureDiffers,
  databaseTlsNotUsed,
  databaseUnencrypted,
  databaseVersionEnds,
} from "./server.js";
import { databaseEmpty, databaseForeign, databaseModeDiffers, databaseNewer, databaseNotMigrated } from "./state.js";

export const databaseRules: readonly DatabaseRule[] = [
  databaseModeDiffers,
  databaseNotMigrated,
  databaseEmpty,
  databaseForeign,
  databaseNewer,
  databaseAdminUnknown,
  databaseJwtSecretDiffers,
  databaseOrganizationDiffers,
  databaseWorkspaceDiffers,
  databaseElsewhere,
  databaseTlsNotUsed,
  databaseUnencrypted,
  databaseVersionEnds,
  databaseExtensionMissing,
  databasePrivilegeMissing,
  databaseReadOnly,
  databaseSchemaOpen,
  databaseStructureDiffers,
];
