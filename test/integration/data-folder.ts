/** Before each test file: what the console writes for itself, such as its log, goes into a folder of the run and not to the user's own. */
import { join } from "node:path";
import { inject } from "vitest";

process.env.GATEHOUSE_DATA_DIR = join(inject("folder"), `console-${process.pid}`);
