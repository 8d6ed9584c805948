import { useTranslation } from "react-i18next";
import { Avatar } from "../kit/avatar.tsx";
import { Name } from "../kit/person.tsx";
import type { Caret } from "./caret.ts";
import type { FoundPerson, Mentions } from "./use-mentions.ts";
import "../kit/floating.css";

interface MentionListProps {
  id: string;
  place: Caret;
  mentions: Mentions;
  onChoose: (person: FoundPerson) => void;
}

/** Whom one may name, below the `@`; the words keep the focus. */
export function MentionList({ id, place, mentions, onChoose }: MentionListProps) {
  const { t } = useTranslation("notes");
  return (
    <div
      id={id}
      className="pop mention-list"
      role="listbox"
      aria-label={t("mention")}
      style={{ insetInlineStart: Math.max(0, place.left - 8), top: place.top + 4 }}
    >
      {mentions.people.map((person) => (
        <div
          key={person.id}
          id={`${id}-${person.id}`}
          role="option"
          aria-selected={person === mentions.current}
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(person);
          }}
        >
          <Avatar id={person.id} name={person.name} src={person.picture} size={20} />
          <span className="clip">
            <Name>{person.name}</Name>
          </span>
        </div>
      ))}
    </div>
  );
}
