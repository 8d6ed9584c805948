import { useTranslation } from "react-i18next";
import { Button } from "../../kit/button.tsx";
import { NoteBar } from "../../kit/states.tsx";
import type { Status } from "../../kit/status-word.tsx";
import type { Contact } from "../fields/contact.ts";
import { useBlockWords } from "./use-block-words.ts";

/** Says at once, above the card, that somebody is blocked or fired: since when, by whom, until when, why. */
export function StandingNote({ contact, onChoose }: { contact: Contact; onChoose: (to: Status) => void }) {
  const { t } = useTranslation("card");
  const words = useBlockWords(contact);
  const { status, can } = contact;
  if (status !== "blocked" && status !== "fired") return null;
  return (
    <NoteBar
      tone="amber"
      title={t(status === "blocked" ? "standing.blocked" : "standing.fired")}
      action={
        can.includes("unblock") && (
          <Button size="s" onClick={() => onChoose("active")}>
            {t("unblock.menu")}
          </Button>
        )
      }
    >
      {words.join(" ")}
    </NoteBar>
  );
}
