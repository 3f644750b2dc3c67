/** An Electron app that opens one window and does nothing else. */
const { app, BrowserWindow } = require("electron");
const { join } = require("node:path");

app.on("window-all-closed", () => app.quit());
void app.whenReady().then(() => {
  void new BrowserWindow({ width: 1180, height: 820 }).loadFile(join(__dirname, "index.html"));
});
