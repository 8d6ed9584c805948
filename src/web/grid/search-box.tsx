import IconSearch from "@tabler/icons-react/dist/esm/icons/IconSearch.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../kit/icon.tsx";

interface SearchBoxProps {
  value: string;
  onChange: (value: string) => void;
  label: string;
}

const pause = 120;
const longest = 100;

/** Narrows the list while one types. */
export function SearchBox({ value, onChange, label }: SearchBoxProps) {
  const { t } = useTranslation("grid");
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => {
    if (typed.trim() === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed.trim();
      onChange(sent.current);
    }, pause);
    return () => clearTimeout(timer);
  }, [typed, onChange]);
  return (
    <label className="list-search">
      <Icon of={IconSearch} size="s" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        maxLength={longest}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || typed === "") return;
          event.preventDefault();
          setTyped("");
        }}
      />
      {typed !== "" && (
        <button type="button" aria-label={t("clearSearch")} onClick={() => setTyped("")}>
          <Icon of={IconX} size="xs" />
        </button>
      )}
    </label>
  );
}
