import IconChevronDown from "@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs";
import IconChevronLeft from "@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs";
import IconCopy from "@tabler/icons-react/dist/esm/icons/IconCopy.mjs";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteAccessGroup } from "../../../access-groups/api.ts";
import { call } from "../../client.ts";
import { DeleteDialog } from "../../grid/delete-dialog.tsx";
import { Button } from "../../kit/button.tsx";
import { Switch } from "../../kit/checks.tsx";
import { useFormat } from "../../kit/format.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { Menu } from "../../kit/menu.tsx";
import { Name } from "../../kit/person.tsx";
import { Pill } from "../../kit/tag.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { draftOfPreset } from "./draft.ts";
import type { GroupType } from "./group.ts";
import { NewGroup } from "./new-group.tsx";
import { SecondFactor } from "./second-factor.tsx";
import type { GroupDraft } from "./use-draft.ts";

interface GroupHeadProps {
  model: GroupDraft;
  /** Once it is deleted: nothing typed is worth keeping. */
  onGone: () => void;
}

/** Name, type, sign-in and number of people; what is changed here waits for Save like everything else. */
export function GroupHead({ model, onGone }: GroupHeadProps) {
  const { t } = useTranslation("access-groups");
  const navigate = useNavigate();
  const [asked, setAsked] = useState<"copy" | "delete">();
  const { group, after, change } = model;
  const close = () => setAsked(undefined);
  const list = () => void navigate({ to: "/management/groups" });
  return (
    <header className="rights-head">
      <div className="row-f">
        <IconButton className="only-phone" icon={IconChevronLeft} label={t("back")} onClick={list} />
        <GroupName model={model} />
        <TypeOf model={model} />
        <div className="end">
          <Button variant="quiet" size="s" icon={IconCopy} onClick={() => setAsked("copy")}>
            {t("copy")}
          </Button>
          {!group.standing && (
            <IconButton size="s" danger icon={IconTrash} label={t("deleteGroup")} onClick={() => setAsked("delete")} />
          )}
        </div>
      </div>
      <div className="row-f">
        <Switch
          checked={after.signIn}
          disabled={after.administrator}
          onChange={(signIn) => change((now) => ({ ...now, signIn }))}
        >
          {t("signIn")}
        </Switch>
        <SecondFactor group={group} />
        <Counts model={model} />
      </div>
      {asked === "copy" && <NewGroup copied={group} onClose={close} />}
      {asked === "delete" && (
        <DeleteDialog
          room="access-groups"
          kind="accessGroups"
          record={group}
          remove={() => call(deleteAccessGroup, { params: { id: group.id }, body: { version: group.version } })}
          onClose={close}
          onDone={() => {
            onGone();
            list();
          }}
        />
      )}
    </header>
  );
}

function GroupName({ model: { after, draft, change, faultAt } }: Pick<GroupHeadProps, "model">) {
  const { t } = useTranslation("access-groups");
  const [open, setOpen] = useState(false);
  const fault = after.name.trim() === "" ? t("nameMissing") : faultAt("/name");
  if (!open && fault === undefined)
    return (
      <>
        <h1 className={draft.name === undefined ? "clip" : "clip changed"}>
          <Name>{after.name}</Name>
        </h1>
        <IconButton size="s" icon={IconPencil} label={t("rename")} onClick={() => setOpen(true)} />
      </>
    );
  return (
    <>
      <h1 className="sr">{after.name}</h1>
      <TextField
        label={t("name")}
        labelHidden
        value={after.name}
        maxLength={100}
        autoFocus
        error={fault}
        onChange={(name) => change((now) => ({ ...now, name }))}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          if (event.key === "Enter") setOpen(false);
          if (event.key !== "Escape") return;
          event.stopPropagation();
          change(({ name: _, ...now }) => now);
          setOpen(false);
        }}
      />
    </>
  );
}

/** The type stays while somebody is in the group: reaches of one type say nothing of the other. */
function TypeOf({ model: { group, after, table, change } }: Pick<GroupHeadProps, "model">) {
  const { t } = useTranslation("access-groups");
  if (!group.can.includes("changeType")) return <Pill>{t(`typeOf.${after.type}`)}</Pill>;
  const turn = (type: GroupType) =>
    change((now) => ({
      ...draftOfPreset(now, table, type === group.type ? group : { modules: [], rights: {} }),
      type,
    }));
  return (
    <Menu
      items={(["client", "agent"] as const).map((type) => ({
        label: t(`typeOf.${type}`),
        detail: t(`typeWords.${type}`),
        checked: type === after.type,
        onSelect: () => type !== after.type && turn(type),
      }))}
      width={280}
      trigger={
        <Button size="s" variant="quiet" iconAfter={IconChevronDown}>
          {t(`typeOf.${after.type}`)}
        </Button>
      }
    />
  );
}

function Counts({ model: { group } }: Pick<GroupHeadProps, "model">) {
  const { t } = useTranslation("access-groups");
  const format = useFormat();
  const { people, users, trashed } = group;
  const facts = [
    t("people", { count: people.value, number: format.count(people) }),
    t("users", { count: users.value, number: format.count(users) }),
    trashed.value > 0 && t("trashed", { count: trashed.value, number: format.count(trashed) }),
  ];
  return <span className="t3 md">{facts.filter(Boolean).join(" · ")}</span>;
}
