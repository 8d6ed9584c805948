/**
 * The same answers without asking again: what a file says is asked again for every rule it meets, and columns such as
 * country repeat a few values a million times. Keeps the last `most` to twice as many, so that memory stays flat.
 */
export function remembered<Answer>(ask: (text: string) => Answer, most = 1_000): (text: string) => Answer {
  let [recent, older] = [new Map<string, { answer: Answer }>(), new Map<string, { answer: Answer }>()];
  return (text) => {
    const known = recent.get(text) ?? older.get(text);
    if (known !== undefined) return known.answer;
    if (recent.size >= most) [recent, older] = [new Map(), recent];
    const answer = ask(text);
    if (text.length <= 200) recent.set(text, { answer });
    return answer;
  };
}
