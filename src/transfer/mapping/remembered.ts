/** The same answers without asking again: columns such as country and language repeat a few values a million times. Forgets all at a thousand, so that memory stays flat. */
export function remembered<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, { answer: Answer }>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known.answer;
    if (answers.size >= 1_000) answers.clear();
    const answer = ask(text);
    if (text.length <= 200) answers.set(text, { answer });
    return answer;
  };
}
