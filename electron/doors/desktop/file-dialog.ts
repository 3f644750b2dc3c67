/** The system's file dialogs, for opening a configuration and for saving an export. */
import { type BrowserWindow, dialog, type OpenDialogOptions } from "electron";

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

/** Asks where to save a new file. Returns null if the dialog was closed. */
export async function chooseNewFile(window: BrowserWindow | null, suggestedName: string): Promise<string | null> {
  const wanted = { title: "Export", defaultPath: suggestedName, properties: ["createDirectory" as const] };
  const { filePath } =
    window === null ? await dialog.showSaveDialog(wanted) : await dialog.showSaveDialog(window, wanted);
  return filePath === "" ? null : filePath;
}
