/** `npm run rules`: writes docs/rules.md from the rules and the tests' examples. */
import { writeFile } from "node:fs/promises";
import { rulesPage, rulesPagePath } from "./unit/config/rules/page.js";

await writeFile(new URL(`../${rulesPagePath}`, import.meta.url), rulesPage());
console.log(`${rulesPagePath} is written.`);
