/** `npm run lint`, after Biome: holds the sources against the order of the rooms. */
import { readFileSync } from "node:fs";
import { faultsOf, roomsOf } from "./rooms.js";

const rooms = roomsOf(readFileSync("docs/architecture.md", "utf8"));
const faults = faultsOf(".", rooms);
for (const fault of faults) console.error(fault);
console.log(`${rooms.length} rooms, ${faults.length === 0 ? "no import runs up" : `${faults.length} faults`}`);
process.exitCode = faults.length === 0 ? 0 : 1;
