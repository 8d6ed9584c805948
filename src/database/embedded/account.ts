import { spawnSync } from "node:child_process";
import { CannotStart } from "../../cannot-start.ts";

/** The user of the operating system that the server runs as. */
export interface Account {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root: there it gets the user "postgres", made if missing; anybody else is taken as they are. */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = findAccount() ?? makeAccount();
  if (found) return found;
  throw new CannotStart(
    'PostgreSQL does not run as root, and the user "postgres" could not be made. Make it (useradd --system postgres), start as an ordinary user, or give a DATABASE_URL.',
  );
}

function findAccount(): Account | undefined {
  const uid = numberOf(["-u", "postgres"]);
  const gid = numberOf(["-g", "postgres"]);
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function numberOf(question: string[]): number | undefined {
  const { status, stdout } = spawnSync("id", question, { encoding: "utf8" });
  return status === 0 ? Number(stdout) : undefined;
}

function makeAccount(): Account | undefined {
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]);
  return findAccount();
}
