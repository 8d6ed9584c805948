import { say } from "../bin/say.ts";
import { openCluster } from "./data/cluster.ts";
import { readOptions } from "./options.ts";
import { emailOfActor, password, actorIndex, baseOf } from "./people/base.ts";

const options = await readOptions(process.argv.slice(2));
const cluster = await openCluster(options.folder, options.contacts, say);
try {
  if (options.onlyData) {
    const base = baseOf(options.contacts);
    say(`The base is in ${options.folder}. To start Acquaint on it: DATA_DIR=${options.folder} npm start`);
    say(`Sign in as ${emailOfActor(base, actorIndex(base, "administrator"))} with "${password}".`);
  }
} finally {
  await cluster.stop();
}
