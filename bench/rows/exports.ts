import { request } from "node:http";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { to } from "pg-copy-streams";
import { withPeak } from "../app/memory.ts";
import type { Caller } from "../app/caller.ts";
import { atMost, type Figure, type Row } from "../figure.ts";
import type { Ground } from "../ground.ts";
import { timed } from "./import/run-import.ts";

/** The export of everybody beside COPY TO of the same content, and of the table of contacts alone. */
export const row: Row = {
  name: "exports",
  title: "export of all",
  async run(ground) {
    const content = await copyOut(ground, sameContent);
    const table = await copyOut(ground, "select * from contacts where live order by last_name, first_name, id");
    const caller = await ground.as("all");
    const { pid } = await ground.app();
    const { result, peak } = await withPeak(pid, () => timed(() => exportAll(caller)));
    const ratio = result.seconds / content.seconds;
    const figures: Figure[] = [
      {
        what: `${ground.base.contacts.toLocaleString("en")} contacts, ${(result.result / 1e6).toFixed(0)} MB`,
        ours: result.seconds,
        unit: "s",
        limit: content.seconds,
        ratio,
        goal: atMost(1.3, ratio, "×"),
        note: `limit: COPY TO of the same lists, ${(content.bytes / 1e6).toFixed(0)} MB; of the columns of contacts alone ${table.seconds.toFixed(1)} s`,
      },
      { what: "memory of the server meanwhile, at most", ours: peak, unit: "MB", goal: atMost(150, peak, "MB") },
    ];
    return figures;
  },
};

const names = (column: string) =>
  `(select trim(p.first_name || ' ' || p.last_name) from contacts p where p.id = c.${column})`;
const identities = (kind: string) =>
  `(select string_agg(value, '|' order by position) from identities i where i.contact_id = c.id and kind = '${kind}' and valid_to is null)`;

/** Every contact with the lists that an export holds, in its order. */
const sameContent = `
  select c.id, external_id, name_prefix, first_name, middle_name, last_name, name_suffix, nickname, gender, birthday, job_title, description,
    ${identities("email")}, ${identities("phone")}, ${identities("telegram")},
    (select string_agg(concat_ws('|', k.name, k.id, m.title, m.department, m.is_primary, m.from_date, m.to_date), '|' order by m.position)
      from memberships m join companies k on k.id = m.company_id where m.contact_id = c.id and k.deleted_at is null),
    (select string_agg(g.name, '|' order by g.name) from contact_group_members m join contact_groups g on g.id = m.group_id where m.contact_id = c.id),
    (select string_agg(t.name, '|' order by ct.position) from contact_tags ct join tags t on t.id = ct.tag_id where ct.contact_id = c.id),
    ${names("owner_id")}, ${names("assigned_to_id")}, ${names("reports_to_id")},
    (select name from access_groups g where g.id = c.access_group_id), status, notified, language, time_zone, source, preferred_method,
    (select string_agg(concat_ws('|', types, label, is_primary, name, organization, street, street2, city, region, postal_code, country), '|' order by position)
      from addresses a where a.contact_id = c.id), websites, created_at, updated_at
  from contacts c where c.live order by last_name, first_name, id`;

async function copyOut(ground: Ground, query: string): Promise<{ seconds: number; bytes: number }> {
  const client = new pg.Client(ground.cluster.connection());
  await client.connect();
  let bytes = 0;
  const { seconds } = await timed(() =>
    pipeline(
      client.query(to(`copy (${query}) to stdout (format csv)`)),
      nowhere((more) => (bytes += more)),
    ),
  );
  await client.end();
  return { seconds, bytes };
}

/** Gives the bytes that came. */
export async function exportAll(caller: Caller): Promise<number> {
  let bytes = 0;
  await new Promise<void>((resolve, reject) => {
    const asking = request(
      `${caller.url}/api/v1/contacts/export?columns=all`,
      { headers: caller.headers },
      (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`the export is answered with ${answer.statusCode}`));
        pipeline(
          answer,
          nowhere((more) => (bytes += more)),
        ).then(resolve, reject);
      },
    );
    asking.once("error", reject);
    asking.end();
  });
  return bytes;
}

function nowhere(count: (bytes: number) => void): Writable {
  return new Writable({
    write(part: Buffer, _encoding, done) {
      count(part.length);
      done();
    },
  });
}
