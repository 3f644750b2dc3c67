/** The menus, with what a platform needs for copy, paste and quit. */
import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from "electron";

/** Sets the menu bar on macOS, which takes its shortcuts from there. Elsewhere they work without one. */
export function setupMenu(): void {
  const menu =
    process.platform === "darwin"
      ? Menu.buildFromTemplate([{ role: "appMenu" }, { role: "editMenu" }, { role: "windowMenu" }])
      : null;
  Menu.setApplicationMenu(menu);
}

/** Offers cut, copy and paste under the right mouse button, each where it is possible. */
export function setupContextMenu(window: BrowserWindow): void {
  window.webContents.on("context-menu", (_event, { editFlags, isEditable, selectionText }) => {
    const items: MenuItemConstructorOptions[] = [];
    if (isEditable) items.push({ role: "cut", enabled: editFlags.canCut });
    if (isEditable || selectionText !== "") items.push({ role: "copy", enabled: editFlags.canCopy });
    if (isEditable) items.push({ role: "paste", enabled: editFlags.canPaste });
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window });
  });
}
