/** What a user without rights plants in the schemas where they may make objects: each piece springs if anybody runs it. */
import { Client } from "pg";

/** What `sprung` returns, for functions of each type. */
const returned: Readonly<Record<string, string>> = {
  text: "'sprung'",
  boolean: "true",
  bigint: "7",
  int: "7",
  bytea: "'x'",
};

/** Signatures that match arguments of Gatehouse's calls better than Postgres's own functions do, or as well. */
const functions: readonly (readonly [signature: string, returns: string])[] = [
  ["hashtextextended(text, int)", "bigint"],
  ["current_setting(varchar)", "text"],
  ["nextval(text)", "bigint"],
  ["convert_to(text, text)", "bytea"],
  ["convert_to(jsonb, text)", "bytea"],
  ["decode(text, text)", "bytea"],
  ["repeat(varchar, int)", "text"],
  ["array_to_string(text[], text)", "text"],
  ["lower(varchar)", "text"],
  ["lower(name)", "text"],
  ["strpos(text, varchar)", "int"],
  ["quote_ident(varchar)", "text"],
  ["quote_ident(name)", "text"],
  ["to_regnamespace(varchar)", "bigint"],
  ["format(text, text)", "text"],
  ["format(text, text, text)", "text"],
  ["format(text, name)", "text"],
  ["has_schema_privilege(oid, text)", "boolean"],
  ["has_database_privilege(text, text)", "boolean"],
  ["pg_has_role(oid, text)", "boolean"],
  ["left(text, bigint)", "text"],
  ["count(text)", "bigint"],
  ["encode(bytea, varchar)", "text"],
  ["make_interval(int)", "text"],
  [`jsonb_build_object(${Array.from({ length: 10 }, () => "text, text").join(", ")})`, "text"],
  [
    "jsonb_build_object(text, uuid, text, text, text, boolean, text, timestamp, text, uuid, text, uuid, text, uuid, text, uuid, text, uuid, text, jsonb)",
    "text",
  ],
  ["jsonb_build_object(text, uuid)", "text"],
];

const operators: readonly (readonly [name: string, left: string, right: string, result: string])[] = [
  ["->>", "jsonb", "jsonb", "text"],
  ["#>>", "jsonb", "jsonb", "text"],
  ["=", "name", "varchar", "boolean"],
  ["=", "text", "varchar", "boolean"],
  ["=", "uuid", "text", "boolean"],
  ["<", "timestamptz", "text", "boolean"],
  ["||", "text", "varchar", "text"],
  ["||", "bytea", "text", "bytea"],
  ["~~*", "text", "varchar", "boolean"],
];

/** The role that plants everything, and the table that stays empty as long as nobody runs any of it. */
export interface Planted {
  readonly user: string;
  /** What was run, by whom. */
  sprung(): Promise<readonly unknown[]>;
}

/** The pieces for one schema. Everything calls public.sprung, which leaves a mark unless its maker calls it. */
const piecesFor = (schema: string): readonly string[] => [
  ...functions.map(
    ([signature, returns]) =>
      `create function ${schema}.${signature} returns ${returns} language plpgsql as
         $$ begin perform public.sprung('${schema}.${signature}'); return ${returned[returns]}; end $$`,
  ),
  ...operators.flatMap(([name, left, right, result], place) => [
    `create function ${schema}.operator_${place}(${left}, ${right}) returns ${result} language plpgsql as
       $$ begin perform public.sprung('operator ${name}'); return ${returned[result]}; end $$`,
    `create operator ${schema}.${name} (leftarg = ${left}, rightarg = ${right}, function = ${schema}.operator_${place})`,
  ]),
  `create function ${schema}.check_value(pg_catalog.text) returns boolean immutable language plpgsql as
     $$ begin perform public.sprung('domain'); return true; end $$`,
  `create domain ${schema}.jsonb as pg_catalog.jsonb check (${schema}.check_value(value::pg_catalog.text))`,
  `create domain ${schema}.text as pg_catalog.text check (${schema}.check_value(value))`,
  `create domain ${schema}.uuid as pg_catalog.uuid check (${schema}.check_value(value::pg_catalog.text))`,
  `create type ${schema}.mood as enum ('calm', 'rough')`,
  `create function ${schema}.mood_text(${schema}.mood) returns pg_catalog.text language plpgsql as
     $$ begin perform public.sprung('cast'); return 'x'; end $$`,
  `create cast (${schema}.mood as pg_catalog.text) with function ${schema}.mood_text(${schema}.mood) as implicit`,
  // Row security: a policy that whoever counts the rows would evaluate.
  `create function ${schema}.evil() returns boolean language plpgsql as
     $$ begin perform public.sprung('policy'); return true; end $$`,
  `create table ${schema}.trap (id pg_catalog.uuid default gen_random_uuid(), mood ${schema}.mood default 'calm')`,
  `insert into ${schema}.trap default values`,
  `alter table ${schema}.trap enable row level security`,
  `create policy everybody on ${schema}.trap using (${schema}.evil())`,
  `grant all on ${schema}.trap to public`,
  // An index whose constant part Postgres computes while it plans any statement on the table.
  `create function ${schema}.folded(int) returns pg_catalog.text immutable language plpgsql as
     $$ begin perform public.sprung('index'); return 'x'; end $$`,
  `create table ${schema}.trap_indexed (id pg_catalog.uuid, name pg_catalog.text)`,
  `create index on ${schema}.trap_indexed ((name operator(pg_catalog.||) ${schema}.folded(1)))`,
  `create index on ${schema}.trap_indexed (id) where name operator(pg_catalog.=) ${schema}.folded(2)`,
  `grant all on ${schema}.trap_indexed to public`,
  `create table ${schema}.trap_parts (id pg_catalog.uuid, n int) partition by range ((pg_catalog.length(${schema}.folded(3)) operator(pg_catalog.+) n))`,
  `grant all on ${schema}.trap_parts to public`,
  `create view ${schema}.trap_view as select ${schema}.evil() as id`,
  `grant all on ${schema}.trap_view to public`,
  `create rule spring as on insert to ${schema}.trap do also select ${schema}.evil()`,
  `create function ${schema}.trigger_evil() returns trigger language plpgsql as
     $$ begin perform public.sprung('trigger'); return new; end $$`,
  `create trigger spring before insert or update on ${schema}.trap for each row execute function ${schema}.trigger_evil()`,
];

/** Plants all of it in `schemas`, where the role `user` may make objects. */
export async function plant(url: string, asUser: string, user: string, schemas: readonly string[]): Promise<Planted> {
  const superuser = new Client({ connectionString: url, ssl: false });
  await superuser.connect();
  await superuser.query("create schema tripwire; create table tripwire.marks (what text, who text)");
  await superuser.query("grant usage on schema tripwire to public; grant insert on tripwire.marks to public");
  await superuser.end();
  const client = new Client({ connectionString: asUser, ssl: false });
  await client.connect();
  await client.query(`create function public.sprung(what pg_catalog.text) returns void language plpgsql as $$
    begin
      if current_user::pg_catalog.text operator(pg_catalog.<>) '${user}' then
        insert into tripwire.marks values (what, current_user);
      end if;
    end $$`);
  for (const schema of schemas) {
    for (const piece of piecesFor(schema)) {
      await client.query(piece).catch((error: unknown) => {
        throw new Error(`cannot plant: ${piece}`, { cause: error });
      });
    }
  }
  await client.end();
  return {
    user,
    sprung: async () => {
      const looking = new Client({ connectionString: url, ssl: false });
      await looking.connect();
      const { rows } = await looking.query("select * from tripwire.marks");
      await looking.end();
      return rows;
    },
  };
}
