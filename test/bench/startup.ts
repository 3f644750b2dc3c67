/** The packaged app from start to usable window, beside an empty Electron window. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findDisplay, findElectron } from "../environment/electron.js";
import type { Found } from "../environment/found.js";
import { packageApp } from "../environment/package-app.js";
import { startDisplay } from "./display.js";
import { packageEmptyWindow } from "./empty-window.js";
import { median, takeTurns } from "./measure.js";
import { type PackagedApp, startWindow, type WindowStart } from "./start-window.js";
import { type Findings, megabytes, ratioLine } from "./table.js";

const rounds = 9;
const limit = 1.5;

/** As root, Chromium runs only without its sandbox. */
const args = ["--disable-gpu", ...(process.platform === "linux" && process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
