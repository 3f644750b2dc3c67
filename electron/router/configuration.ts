/**
 * Implements the contract's calls about configurations. A new window makes some of them at once, so the code that works
 * on configurations is loaded when it is first needed.
 */
import type { OpenedConfiguration } from "../../shared/contract/configuration.js";
import type { InstallationConfiguration } from "../config/configuration.js";
import type { Console } from "../console/console.js";
import { describeSetting } from "../console/target.js";
import { listRecentFiles, rememberFiles } from "../files/recent-files.js";
import { os } from "./base.js";

/** The code that reads and writes named files, which a new window does not need yet. */
const fileAccess = () => import("../console/file-access.js");

const show = (adminConsole: Console, configuration: InstallationConfiguration): OpenedConfiguration => ({
  files: [...adminConsole.openedFiles],
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
    const { pathsOf } = await fileAccess();
    const paths = pathsOf(context.console, input.files);
    const configuration = await context.console.openConfiguration(paths, input.files);
    await rememberFiles(paths);
    return show(context.console, configuration);
  }),

  recent: os.configuration.recent.handler(async ({ context }) => ({
    files: context.console.files.nameAll(await listRecentFiles(), "recent"),
  })),

  current: os.configuration.current.handler(async ({ context }) => {
    const current = await context.console.configuration();
    return { configuration: current === null ? null : show(context.console, current) };
  }),

  close: os.configuration.close.handler(({ context }) => {
    context.console.closeConfiguration();
    return {};
  }),

  init: os.configuration.init.handler(async ({ input }) => {
    const { initConfiguration } = await import("../config/init.js");
    return initConfiguration(input);
  }),

  validate: os.configuration.validate.handler(async ({ context, input }) => {
    const { readConfiguration } = await import("../config/configuration.js");
    const { pathsOf } = await fileAccess();
    return (await readConfiguration(pathsOf(context.console, input.files), input.format)).report;
  }),

  read: os.configuration.read.handler(async ({ context, input }) => {
    const { readNamed } = await fileAccess();
    const documents = await readNamed(context.console, input.files);
    await rememberFiles(documents.map(({ file }) => file));
    return { documents };
  }),

  save: os.configuration.save.handler(async ({ context, input: { file, text, revision } }) => {
    const { saveNamed } = await fileAccess();
    return saveNamed(context.console, file, text, revision);
  }),

  create: os.configuration.create.handler(async ({ context, input: { file, text } }) => {
    const { createNamed } = await fileAccess();
    const created = await createNamed(context.console, file, text);
    await rememberFiles([context.console.files.find(file).path]);
    return created;
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
