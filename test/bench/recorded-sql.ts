/** Recording the SQL that Gatehouse sends, as a script that psql can run on another database with the same effect. */
import { Client, escapeLiteral, type QueryResult } from "pg";

type Row = Readonly<Record<string, unknown>>;

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly rows: readonly Row[];
}

type Query = (this: Client, ...given: unknown[]) => unknown;

/** Runs `work` and gives every statement that any connection sent meanwhile, in order, as a psql script. */
export async function recordSql(work: () => Promise<unknown>): Promise<string> {
  const statements: Statement[] = [];
  const { query } = Client.prototype;
  const recording: Query = function (...given) {
    const [text, values] = given;
    const answer: unknown = (query as Query).apply(this, given);
    // Kysely asks with text, values and no callback; what else the driver does belongs to the connection itself.
    if (typeof text !== "string" || !(answer instanceof Promise)) return answer;
    return answer.then((result: QueryResult<Row> | readonly QueryResult<Row>[]) => {
      // Several results are of a text with several statements, such as a schema migration.
      const rows = "rows" in result ? result.rows : [];
      statements.push({ text, values: Array.isArray(values) ? values : [], rows });
      return result;
    });
  };
  Client.prototype.query = recording as typeof query;
  try {
    await work();
  } finally {
    Client.prototype.query = query;
  }
  return writeScript(statements);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Ids that the server made are other ones the next time: psql keeps them in variables, and later statements use those. */
function writeScript(statements: readonly Statement[]): string {
  const variables = new Map<string, string>();
  const given = new Set(statements.flatMap(({ values }) => values));
  const lines = statements.map(({ text, values, rows }, place) => {
    const statement = text.replace(/\$(\d+)/g, (whole, number: string) =>
      values.length === 0 ? whole : writeLiteral(values[Number(number) - 1], variables),
    );
    const made = rows.length === 1 ? Object.entries(rows[0] ?? {}).filter(([, id]) => isNewId(id, given)) : [];
    for (const [column, id] of made) variables.set(String(id), `:'row${place}_${column}'`);
    return made.length === 0 ? `${statement};` : `${statement} \\gset row${place}_`;
  });
  return `${lines.join("\n")}\n`;
}

const isNewId = (value: unknown, given: ReadonlySet<unknown>): boolean =>
  typeof value === "string" && uuid.test(value) && given.has(value);

/** As pg itself would send it, but in the text. */
function writeLiteral(value: unknown, variables: ReadonlyMap<string, string>): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return escapeLiteral(`{${value.map((entry) => JSON.stringify(String(entry))).join()}}`);
  if (value instanceof Date) return escapeLiteral(value.toISOString());
  return variables.get(String(value)) ?? escapeLiteral(String(value));
}
