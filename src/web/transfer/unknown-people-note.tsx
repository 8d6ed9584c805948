import { Button } from "../kit/button.tsx";
import { useFormat } from "../kit/format.tsx";
import { NoteBar } from "../kit/states.tsx";
import { useImportWords } from "./import-kind.ts";
import type { Import } from "./import-query.ts";

const named = 3;

/** Owners in the file whom nobody here has, as long as nobody has said who is meant. */
export function UnknownPeopleNote({ one, onChoose }: { one: Import; onChoose: () => void }) {
  const t = useImportWords();
  const format = useFormat();
  const open = one.people.filter(({ name }) => !(name in one.options.people));
  if (one.state !== "ready" || open.length === 0) return null;
  const names = open.slice(0, named).map(({ name }) => name);
  const others = open.length - names.length;
  return (
    <div className="imp-note">
      <NoteBar
        tone="amber"
        boxed
        action={
          <Button size="s" onClick={onChoose}>
            {t("unknown.choose")}
          </Button>
        }
      >
        {t("unknown.words", {
          names: format.list(others > 0 ? [...names, t("unknown.others", { count: others })] : names),
        })}
      </NoteBar>
    </div>
  );
}
