import type { Check, Finding } from "../checks.ts";

const most = 15;

/** What the API says of people is what was acknowledged: read as anybody would, not past the app. */
export const answers: Check = {
  name: "answers",
  async find({ book, api, touched }) {
    const findings: Finding[] = [];
    const open = new Set([...book.open.values()].flatMap(({ after }) => after.map(({ mark }) => mark)));
    for (const mark of touched.filter((one) => !open.has(one)).slice(-most)) {
      const person = book.people.get(mark);
      const id = book.ids.get(mark);
      if (!person || !id) continue;
      const { status, body } = await api.get(`/contacts/${id}`);
      const said =
        status === 200 ? { version: body.version, jobTitle: body.jobTitle, emails: valuesOf(body.emails) } : status;
      const right = person.deleted
        ? 404
        : { version: person.version, jobTitle: person.fields.jobTitle, emails: person.fields.emails };
      if (JSON.stringify(said) !== JSON.stringify(right))
        findings.push({
          kind: "wrong",
          words: `the API says of ${mark} ${JSON.stringify(said)}, not ${JSON.stringify(right)}`,
        });
    }
    return findings;
  },
};

function valuesOf(list: readonly { value: string }[]): string[] {
  return list.map(({ value }) => value);
}
