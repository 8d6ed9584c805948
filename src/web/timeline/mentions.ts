/** Somebody who can be named in a note. */
export interface Person {
  id: string;
  name: string;
}

/** Letters after an `@` that begins a word, up to the caret: what somebody is looked for by. */
export function queryBefore(text: string): string | undefined {
  return /(?:^|[\s(])@([\p{L}\p{M}\p{N}'’.-]*(?: [\p{L}\p{M}\p{N}'’.-]*)?)$/u.exec(text)?.[1];
}

/** Those of some people whose name still stands in the words, with its sign. */
export function namedIn(text: string, people: readonly Person[]): Person[] {
  const plain = text.replace(/\s+/g, " ");
  return people.filter(({ name }) => plain.includes(`@${name.replace(/\s+/g, " ")}`));
}

/** As it is put into the words. */
export function mentionHtml({ name }: Person): string {
  const escaped = name.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<b>@${escaped}</b>&nbsp;`;
}
