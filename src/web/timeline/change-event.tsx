import IconArrowBackUp from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
import IconArrowNarrowRight from "@tabler/icons-react/dist/esm/icons/IconArrowNarrowRight.mjs";
import IconHistory from "@tabler/icons-react/dist/esm/icons/IconHistory.mjs";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import type { ReactNode } from "react";
import { Icon, type IconOf } from "../kit/icon.tsx";
import { EventLine } from "./event-line.tsx";
import type { ChangeEntry } from "./record.ts";

const icons: Record<string, IconOf> = {
  created: IconPlus,
  deleted: IconTrash,
  restored: IconArrowBackUp,
};

interface ChangeEventProps {
  entry: ChangeEntry;
  /** Names its sentence, with its room. */
  words: string;
  actions?: ReactNode;
  differences: readonly Difference[];
}

/** A field in words: what it was and what it became, empty where that is nothing. */
interface Difference {
  key: string;
  label: string;
  before: string;
  after: string;
}

/** A change of a record: who, when, and each field with what it was and what it became. */
export function ChangeEvent({ entry: { actor, action, at }, words, actions, differences }: ChangeEventProps) {
  return (
    <li className="ev">
      <span className="ev-mark">
        <Icon of={icons[action] ?? IconHistory} />
      </span>
      <div>
        <EventLine by={actor} at={at} words={words} actions={actions} />
        {differences.map(({ key, label, before, after }) => (
          <div className="diff" key={key}>
            <span className="diff-field">{label}</span>
            <span className="diff-values">
              {before !== "" && (
                <del className="old">
                  <bdi>{before}</bdi>
                </del>
              )}
              {before !== "" && after !== "" && <Icon of={IconArrowNarrowRight} className="arrow" />}
              {after !== "" && (
                <span className="new">
                  <bdi>{after}</bdi>
                </span>
              )}
            </span>
          </div>
        ))}
      </div>
    </li>
  );
}
