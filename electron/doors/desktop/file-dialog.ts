/** The system's file dialogs: opening an installation's configuration, and saving what was exported. */
import { type BrowserWindow, dialog, type OpenDialogOptions } from "electron";

const options: OpenDialogOptions = {
  title: "Open configuration",
  properties: ["openFile", "multiSelections", "showHiddenFiles"],
  filters: [
    { name: "Helm values or compose .env", extensions: ["yaml", "yml", "env"] },
    { name: "All files", extensions: ["*"] },
  ],
};

/** The paths chosen; none when the dialog was closed. */
export async function chooseFiles(window: BrowserWindow | null): Promise<readonly string[]> {
  const { filePaths } =
    window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
  return filePaths;
}

/** Where to save a new file; null when the dialog was closed. */
export async function chooseNewFile(window: BrowserWindow | null, suggestedName: string): Promise<string | null> {
  const wanted = { title: "Export", defaultPath: suggestedName, properties: ["createDirectory" as const] };
  const { filePath } =
    window === null ? await dialog.showSaveDialog(wanted) : await dialog.showSaveDialog(window, wanted);
  return filePath === "" ? null : filePath;
}
