import type { Check, Finding } from "../checks.ts";
import { searchText } from "../../src/contacts/search-text.ts";
import { fold } from "../../src/values/text.ts";

/** What people are found by is what the program makes of them: of those who were touched, at the end of everybody. */
export const searchTexts: Check = {
  name: "search texts",
  async find({ query, touched, last }) {
    const rows = await query(
      `select c.nickname, c.first_name, c.middle_name, c.last_name, s.text, s.first_name as found_first, s.last_name as found_last,
        (select coalesce(json_agg(json_build_object('value', value) order by position), '[]') from identities where contact_id = c.id and kind = 'email' and valid_to is null) as emails,
        (select coalesce(json_agg(json_build_object('value', value) order by position), '[]') from identities where contact_id = c.id and kind = 'phone' and valid_to is null) as phones
      from contacts c left join search_texts s on s.contact_id = c.id
      where ${last ? "c.nickname ~ '^(p-|u)'" : "c.nickname = any($1)"}`,
      last ? [] : [touched],
    );
    return rows.flatMap((row): Finding[] => {
      const { nickname, emails, phones } = row;
      const names = [row.first_name, row.middle_name, row.last_name, nickname];
      const right = [searchText({ names, emails, phones, identities: [] }), fold(row.first_name), fold(row.last_name)];
      const found = [row.text, row.found_first, row.found_last];
      if (JSON.stringify(found) === JSON.stringify(right)) return [];
      return [
        { kind: "half", words: `${nickname} is found by ${JSON.stringify(found)}, not ${JSON.stringify(right)}` },
      ];
    });
  },
};
