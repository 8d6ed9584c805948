import type { ReactNode } from "react";
import { NoteBar } from "../kit/states.tsx";

interface FileFaultProps {
  title: string;
  /** What is wrong and where in the file. */
  words: string;
  action?: ReactNode;
}

/** Why a file cannot be taken; nothing was written. */
export function FileFault({ title, words, action }: FileFaultProps) {
  return (
    <NoteBar tone="red" boxed title={title} action={action}>
      {words}
    </NoteBar>
  );
}
