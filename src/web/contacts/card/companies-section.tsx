import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../kit/button.tsx";
import { ChoiceField } from "../../kit/choice-field.tsx";
import { CompanyMark } from "../../kit/company-mark.tsx";
import { useFormat } from "../../kit/format.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { Pill } from "../../kit/tag.tsx";
import { useToast } from "../../kit/toast.tsx";
import type { Contact } from "../fields/contact.ts";
import { MembershipInput, newMembership, withMembership, type Membership } from "../fields/membership-input.tsx";
import { companies as source } from "../fields/sources.tsx";
import { useSaveOver } from "../fields/use-save-over.ts";
import { BlockEditor } from "./block-editor.tsx";
import { Pencil, useReturningFocus } from "./property.tsx";
import { SectionHead } from "./section.tsx";
import { useEditing } from "./use-editing.ts";

/** The companies somebody belongs to, and what he is there. */
export function CompaniesSection({ contact, mayEdit }: { contact: Contact; mayEdit: boolean }) {
  const { t } = useTranslation("card");
  const memberships = contact.companies ?? [];
  const [at, setAt] = useState(0);
  const [adding, setAdding] = useState(false);
  const last = useRef(0);
  const saveOver = useSaveOver();
  const { show } = useToast();
  const editing = useEditing(contact, ["companies"]);
  const { pencil, begin, finish } = useReturningFocus(() => editing.start());
  if (!mayEdit && memberships.length === 0) return null;
  const confirm = async (place: number) => {
    const confirmed = memberships.map((one, index) => (index === place ? { ...one, byDomain: null } : one));
    const result = await saveOver(contact, contact, { companies: confirmed });
    if ("error" in result) show({ tone: "red", text: result.error.offline ? t("offline") : result.error.message });
  };
  const edit = (place: number) => {
    setAt(place);
    last.current = place;
    begin();
  };
  const add = (id: string, name: string) => {
    setAdding(false);
    setAt(memberships.length);
    editing.start({ companies: [...memberships, { ...newMembership(id, name), primary: memberships.length === 0 }] });
  };
  const drafted = editing.draft?.companies?.[at];
  const editor = drafted && (
    <div className="pr editing block" key="editor">
      <strong className="b clip">
        <bdi>{drafted.name}</bdi>
      </strong>
      <BlockEditor
        editing={editing}
        keys={["companies"]}
        onDone={finish}
        more={
          at < memberships.length && (
            <Button
              size="s"
              variant="quiet"
              onClick={() => finish(() => editing.save({ companies: memberships.toSpliced(at, 1) }))}
            >
              {t("remove")}
            </Button>
          )
        }
      >
        <MembershipInput
          membership={drafted}
          dates
          autoFocus
          onChange={(part) => editing.change({ companies: withMembership(editing.draft?.companies ?? [], at, part) })}
          faultAt={(part) => editing.faultAt(`/companies/${at}/${part}`)}
        />
      </BlockEditor>
    </div>
  );
  return (
    <section aria-labelledby="card-companies">
      <SectionHead
        id="card-companies"
        title={t("fields:section.companies")}
        count={memberships.length}
        action={
          mayEdit && <IconButton icon={IconPlus} size="xs" label={t("add.company")} onClick={() => setAdding(true)} />
        }
      />
      {memberships.map((membership, place) =>
        editor && place === at ? (
          editor
        ) : (
          <MembershipRow
            key={membership.id}
            membership={membership}
            among={memberships.length}
            onEdit={mayEdit ? () => edit(place) : undefined}
            onConfirm={mayEdit ? () => void confirm(place) : undefined}
            button={place === Math.min(last.current, memberships.length - 1) ? pencil : { current: null }}
          />
        ),
      )}
      {editor && at === memberships.length && editor}
      {adding && (
        <div
          className="pr editing block"
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === "Escape") setAdding(false);
          }}
          onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setAdding(false)}
        >
          <ChoiceField
            label={t("add.company")}
            labelHidden
            placeholder={t("company.search")}
            {...source}
            autoFocus
            openAtOnce
            value={null}
            onChange={(id, option) => id !== null && option && add(id, option.label)}
            onAdd={(name) => add("", name)}
          />
        </div>
      )}
      {mayEdit && memberships.length === 0 && !adding && !drafted && (
        <button type="button" className="ghost" onClick={() => setAdding(true)}>
          {t("add.company")}
        </button>
      )}
    </section>
  );
}

interface MembershipRowProps {
  membership: Membership;
  /** How many there are: one alone is not called the main one. */
  among: number;
  onEdit: (() => void) | undefined;
  /** Says that somebody who joined by himself belongs there. */
  onConfirm: (() => void) | undefined;
  button: React.RefObject<HTMLButtonElement | null>;
}

function MembershipRow({ membership, among, onEdit, onConfirm, button }: MembershipRowProps) {
  const { t } = useTranslation("card");
  const format = useFormat();
  const { id, name, title, department, manager, primary, from, to, unverified } = membership;
  const since = to
    ? t("company.until", { date: format.partialDate(to) })
    : from && t("company.since", { year: from.slice(0, 4) });
  const detail = [title || department, since].filter(Boolean).join(", ");
  return (
    <div className="li" onDoubleClick={onEdit}>
      <CompanyMark name={name} size={32} />
      <span className="two">
        <Link to="/companies/$id" params={{ id }} className="b clip">
          <bdi>{name}</bdi>
        </Link>
        {detail && <small>{detail}</small>}
        {unverified && (
          <small>
            {t("company.byDomain", { domain: membership.byDomain })}
            {onConfirm && (
              <button type="button" className="ghost" aria-label={t("company.confirmAt", { name })} onClick={onConfirm}>
                {t("company.confirm")}
              </button>
            )}
          </small>
        )}
      </span>
      {unverified ? (
        <Pill tone="amber">{t("company.unverified")}</Pill>
      ) : manager ? (
        <Pill tone="accent">{t("company.manager")}</Pill>
      ) : (
        primary && among > 1 && <Pill>{t("company.isPrimary")}</Pill>
      )}
      {onEdit && <Pencil label={name} onPress={onEdit} button={button} />}
    </div>
  );
}
