import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { BlockEditor } from "../contacts/card/block-editor.tsx";
import { Pencil, useReturningFocus } from "../contacts/card/property.tsx";
import { useEditing } from "../contacts/card/use-editing.ts";
import { nameOf, type Contact } from "../contacts/fields/contact.ts";
import { MembershipInput, withMembership, type Membership } from "../contacts/fields/membership-input.tsx";
import { Avatar } from "../kit/avatar.tsx";
import { Button } from "../kit/button.tsx";
import { useFormat } from "../kit/format.tsx";
import { Pill } from "../kit/tag.tsx";

interface MemberRowProps {
  contact: Contact;
  membership: Membership;
  mayEdit: boolean;
  onSaved: () => void;
}

/** Somebody of a company, and what he is there: edited in its place, ended, taken off. */
export function MemberRow({ contact, membership, mayEdit, onSaved }: MemberRowProps) {
  const { t } = useTranslation("card");
  const format = useFormat();
  const { companies = [] } = contact;
  const at = companies.findIndex(({ id }) => id === membership.id);
  const editing = useEditing(contact, ["companies"]);
  const { pencil, begin, finish } = useReturningFocus(() => editing.start());
  const done = (work: () => unknown) =>
    finish(async () => {
      await work();
      onSaved();
    });
  const name = nameOf(contact);
  const drafted = editing.draft?.companies?.[at];
  if (drafted)
    return (
      <div className="pr editing block">
        <strong className="b clip">
          <bdi>{name}</bdi>
        </strong>
        <BlockEditor
          editing={editing}
          keys={["companies"]}
          onDone={done}
          more={
            <Button
              size="s"
              variant="quiet"
              onClick={() => done(() => editing.save({ companies: companies.toSpliced(at, 1) }))}
            >
              {t("remove")}
            </Button>
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
  const { title, department, from, to, manager, primary } = membership;
  const since = to
    ? t("company.until", { date: format.partialDate(to) })
    : from && t("company.since", { year: from.slice(0, 4) });
  const detail = [title, department, since].filter(Boolean).join(", ");
  return (
    <div className="li" onDoubleClick={mayEdit ? begin : undefined}>
      <Avatar id={contact.id} name={name} src={contact.picture} size={28} />
      <span className="two">
        <Link to="/contacts/$id" params={{ id: contact.id }} className="b clip over">
          <bdi>{name}</bdi>
        </Link>
        {detail && <small className="clip">{detail}</small>}
      </span>
      {manager ? (
        <Pill tone="accent">{t("company.manager")}</Pill>
      ) : (
        primary && companies.length > 1 && <Pill>{t("company.isPrimary")}</Pill>
      )}
      {mayEdit && <Pencil label={name} onPress={begin} button={pencil} />}
    </div>
  );
}
