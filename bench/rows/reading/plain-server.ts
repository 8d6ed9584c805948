import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import pg from "pg";

/**
 * What the product's reading is held against: node:http, plain rows by pg, JSON.stringify. It looks at the session as the
 * product does, knows no rights, and puts records together in JavaScript, a constant number of queries a request.
 * Started with the address of the database; prints its port.
 */
const pool = new pg.Pool({ connectionString: process.argv[2], max: 16 });

const server = createServer((request, reply) => void send(request, reply));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" ? address?.port : ""}\n`);
});

async function send(request: IncomingMessage, reply: ServerResponse): Promise<void> {
  try {
    const text = JSON.stringify(await answer(request.url ?? "", request.headers.cookie ?? ""));
    reply.setHeader("content-type", "application/json; charset=utf-8");
    reply.setHeader("content-length", Buffer.byteLength(text));
    reply.end(text);
  } catch (error) {
    reply.statusCode = 500;
    reply.end(String(error));
  }
}

async function answer(path: string, cookie: string): Promise<unknown> {
  const hash = createHash("sha256")
    .update(cookie.split("=")[1] ?? "")
    .digest();
  const session = await pool.query(
    "select c.id from sessions s join contacts c on c.id = s.contact_id where s.secret_hash = $1 and s.expires_at > now() and c.status = 'active'",
    [hash],
  );
  if (session.rowCount === 0) throw new Error("not signed in");
  const id = /\/contacts\/([0-9a-f-]{36})/.exec(path)?.[1];
  if (id) return (await whole(await pool.query("select * from contacts where live and id = $1", [id])))[0];
  return {
    items: await listed(
      await pool.query(`select id, version, first_name, last_name, job_title, status from contacts where live
        order by last_name, first_name, id limit 50`),
    ),
  };
}

type Rows = pg.QueryResult;

/** What the list shows: e-mails, phones, companies. */
async function listed(found: Rows): Promise<unknown[]> {
  const ids = found.rows.map(({ id }) => id);
  const [identities, companies] = await Promise.all([
    pool.query("select * from identities where contact_id = any($1) and valid_to is null order by position", [ids]),
    pool.query(
      "select m.*, k.name from memberships m join companies k on k.id = m.company_id where contact_id = any($1) order by position",
      [ids],
    ),
  ]);
  return found.rows.map((row) => ({
    ...row,
    emails: identities.rows.filter((one) => one.contact_id === row.id && one.kind === "email"),
    phones: identities.rows.filter((one) => one.contact_id === row.id && one.kind === "phone"),
    companies: companies.rows.filter((one) => one.contact_id === row.id),
  }));
}

/** With everything that hangs on it. */
async function whole(found: Rows): Promise<unknown[]> {
  const ids = found.rows.map(({ id }) => id);
  const links = found.rows.flatMap((row) => [row.owner_id, row.assigned_to_id, row.reports_to_id].filter(Boolean));
  const [rows, addresses, groups, tags, departments, access, people] = await Promise.all([
    listed(found),
    pool.query("select * from addresses where contact_id = any($1) order by position", [ids]),
    pool.query(
      "select m.contact_id, g.id, g.name from contact_group_members m join contact_groups g on g.id = m.group_id where m.contact_id = any($1)",
      [ids],
    ),
    pool.query(
      "select ct.contact_id, t.name from contact_tags ct join tags t on t.id = ct.tag_id where ct.contact_id = any($1)",
      [ids],
    ),
    pool.query(
      "select p.contact_id, d.id, d.name from department_people p join departments d on d.id = p.department_id where p.contact_id = any($1)",
      [ids],
    ),
    pool.query("select id, name from access_groups where id = any($1)", [found.rows.map((row) => row.access_group_id)]),
    pool.query("select id, first_name, last_name, picture_file_id from contacts where id = any($1)", [links]),
  ]);
  return rows.map((row) => ({
    ...(typeof row === "object" && row),
    addresses: addresses.rows,
    groups: groups.rows,
    tags: tags.rows,
    departments: departments.rows,
    accessGroup: access.rows[0],
    people: people.rows,
  }));
}
