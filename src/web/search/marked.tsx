import { markMatches } from "./mark-matches.ts";

/** A name or another text of a record, with what was typed marked in it; it keeps its own direction. */
export function Marked({ text, typed }: { text: string; typed: string }) {
  return (
    <bdi>
      {markMatches(text, typed).map((piece, at) =>
        // Pieces have no names; they are drawn anew with every letter.
        piece.isMatch ? <mark key={at}>{piece.text}</mark> : piece.text,
      )}
    </bdi>
  );
}
