import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../kit/classes.ts";
import { useShortcut } from "../kit/shortcuts.ts";
import { type Alphabet, scriptOf } from "./alphabets.ts";
import { firstToShow, stepTo } from "./letter-steps.ts";
import "./letters.css";

interface LettersProps {
  alphabets: readonly Alphabet[];
  /** Where the list begins now; "" at its own beginning. */
  from: string;
  language: string;
  /** `enter`: the letter was typed, and the rows are where one wants to be next. */
  onJump: (letter: string, enter: boolean) => void;
}

/** A strip of letters that leads the list to the first row at one: by a press, by arrow keys and Enter, or by typing it. */
export function Letters({ alphabets, from, language, onJump }: LettersProps) {
  const { t } = useTranslation("grid");
  const strip = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string>();
  const shown = alphabets.find(({ script }) => script === chosen) ?? firstToShow(alphabets, from, language);
  const [active, setActive] = useState("");
  useShortcut("l", t("keys.letter"), () => strip.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus(), {
    section: t("keys.list"),
  });
  if (shown === undefined) return null;
  const names = new Intl.DisplayNames(language, { type: "script" });
  const current = shown.letters.includes(from) ? from : undefined;
  const stop = shown.letters.includes(active) ? active : (current ?? shown.letters[0]);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const next = stepTo(shown.letters, stop ?? "", event.key);
    if (next !== undefined) {
      setActive(next);
      strip.current?.querySelector<HTMLElement>(`[data-letter="${next}"]`)?.focus();
    } else if (/^\p{L}$/u.test(event.key)) {
      const letter = event.key.toLocaleUpperCase(language);
      setChosen(alphabets.find(({ script }) => script === scriptOf(letter))?.script ?? chosen);
      setActive(letter);
      onJump(letter, true);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="letters" role="toolbar" aria-label={t("letters.name")} ref={strip} onKeyDown={press}>
      {alphabets.length > 1 &&
        alphabets.map(({ script, letters }) => (
          <button
            key={script}
            type="button"
            className="script"
            tabIndex={-1}
            aria-pressed={script === shown.script}
            aria-label={`${sampleOf(letters)} ${names.of(script)}`}
            data-tip={names.of(script)}
            onClick={() => setChosen(script)}
          >
            {sampleOf(letters)}
          </button>
        ))}
      {shown.letters.map((letter) => (
        <button
          key={letter}
          type="button"
          className={classes("letter", letter === current && "on")}
          data-letter={letter}
          tabIndex={letter === stop ? 0 : -1}
          aria-label={t("letters.jump", { letter })}
          aria-current={letter === current || undefined}
          onFocus={() => setActive(letter)}
          onClick={() => onJump(letter, false)}
        >
          {letter}
        </button>
      ))}
    </div>
  );
}

function sampleOf(letters: readonly string[]): string {
  return letters.slice(0, 3).join("");
}
