/** The system's file dialogs, for opening a configuration and for saving an export. */
import { type BrowserWindow, dialog, type MessageBoxOptions, type OpenDialogOptions } from "electron";
import { printable } from "../../files/position.js";

const options: OpenDialogOptions = {
  title: "Open configuration",
  properties: ["openFile", "multiSelections", "showHiddenFiles"],
  filters: [
    { name: "Helm values or compose .env", extensions: ["yaml", "yml", "env"] },
    { name: "All files", extensions: ["*"] },
  ],
};

/** Asks for files and returns their paths, none if the dialog was closed. */
export async function chooseFiles(window: BrowserWindow | null): Promise<readonly string[]> {
  const { filePaths } =
    window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
  return filePaths;
}

/**
 * Asks whether the person typed these paths, in a dialog that no script of the page can answer. Enter and Escape refuse.
 */
export async function confirmPaths(window: BrowserWindow | null, paths: readonly string[]): Promise<boolean> {
  const question: MessageBoxOptions = {
    type: "question",
    title: "Gatehouse",
    message: paths.length === 1 ? "Open or save this file?" : "Open these files?",
    detail: `${paths.map(printable).join("\n")}\n\nGo on only if you have just typed this in the window.`,
    buttons: ["Cancel", "I typed this"],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  };
  const { response } =
    window === null ? await dialog.showMessageBox(question) : await dialog.showMessageBox(window, question);
  return response === 1;
}

/** Asks where to save a new file. Returns null if the dialog was closed. */
export async function chooseNewFile(window: BrowserWindow | null, suggestedName: string): Promise<string | null> {
  const wanted = { title: "Export", defaultPath: suggestedName, properties: ["createDirectory" as const] };
  const { filePath } =
    window === null ? await dialog.showSaveDialog(wanted) : await dialog.showSaveDialog(window, wanted);
  return filePath === "" ? null : filePath;
}
