/**
 * Implements the contract's calls about configurations. A new window makes some of them at once, so the code that works
 * on configurations is loaded when it is first needed.
 */
import type { OpenedConfiguration } from "../../shared/contract/configuration.js";
import type { InstallationConfiguration } from "../config/configuration.js";
import { describeSetting } from "../console/target.js";
import { listRecentFiles, rememberFiles } from "../files/recent-files.js";
import { saveTextFile } from "../files/save.js";
import { writeSecretFile } from "../files/secret-file.js";
import { readTextFiles, revisionOf } from "../files/text-file.js";
import { os } from "./base.js";

const show = (configuration: InstallationConfiguration): OpenedConfiguration => ({
  files: [...configuration.files],
  format: configuration.format,
  adminEmail: configuration.adminEmail,
  organizationName: configuration.organizationName,
  workspaceName: configuration.workspaceName,
  release: configuration.release,
  database: describeSetting(configuration.postgres),
  report: configuration.report,
});

export const configuration = {
  open: os.configuration.open.handler(async ({ context, input }) => {
    const configuration = await context.console.openConfiguration(input.paths);
    await rememberFiles(input.paths);
    return show(configuration);
  }),

  recent: os.configuration.recent.handler(async () => ({ files: [...(await listRecentFiles())] })),

  current: os.configuration.current.handler(async ({ context }) => {
    const current = await context.console.configuration();
    return { configuration: current === null ? null : show(current) };
  }),

  close: os.configuration.close.handler(({ context }) => {
    context.console.closeConfiguration();
    return {};
  }),

  init: os.configuration.init.handler(async ({ input }) => {
    const { initConfiguration } = await import("../config/init.js");
    return initConfiguration(input);
  }),

  validate: os.configuration.validate.handler(async ({ input }) => {
    const { readConfiguration } = await import("../config/configuration.js");
    return (await readConfiguration(input.paths, input.format)).report;
  }),

  read: os.configuration.read.handler(async ({ input }) => {
    const documents = await readTextFiles(input.paths);
    await rememberFiles(input.paths);
    return { documents };
  }),

  save: os.configuration.save.handler(({ input: { file, text, revision } }) => saveTextFile(file, text, revision)),

  create: os.configuration.create.handler(async ({ input: { file, text } }) => {
    await writeSecretFile(file, text);
    await rememberFiles([file]);
    return { revision: revisionOf(Buffer.from(text)) };
  }),

  check: os.configuration.check.handler(async ({ context, input }) => {
    const { checkDocuments } = await import("../config/documents.js");
    return checkDocuments(input.documents, input.format, await context.console.blocks());
  }),

  fix: os.configuration.fix.handler(async ({ input }) => {
    const { fixDocuments } = await import("../config/fixes/apply.js");
    return { documents: fixDocuments(input.documents, input.findings, input.format) };
  }),
};
