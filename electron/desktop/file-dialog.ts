/** The system's file dialog, for an installation's configuration. */
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
