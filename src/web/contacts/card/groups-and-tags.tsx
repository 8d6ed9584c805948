import IconFolders from "@tabler/icons-react/dist/esm/icons/IconFolders.mjs";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { ChoicesField } from "../../kit/choices-field.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { Tag } from "../../kit/tag.tsx";
import { useTags } from "../../tags/use-tags.ts";
import type { Contact } from "../fields/contact.ts";
import { contactGroups, linkOf, optionOf, tags as tagSource } from "../fields/sources.tsx";
import { BlockEditor } from "./block-editor.tsx";
import { useReturningFocus } from "./property.tsx";
import { SectionHead } from "./section.tsx";
import { useEditing } from "./use-editing.ts";

interface GroupsAndTagsProps {
  contact: Contact;
  mayEditGroups: boolean;
  mayEditTags: boolean;
}

const keys = ["groups", "tags"] as const;

export function GroupsAndTags({ contact, mayEditGroups, mayEditTags }: GroupsAndTagsProps) {
  const { t } = useTranslation("card");
  const { groups = [], tags = [] } = contact;
  const { colors, add, optionOf: optionOfTag } = useTags();
  const head = useRef<HTMLDivElement>(null);
  const editing = useEditing(contact, keys);
  const { begin, finish, pencil } = useReturningFocus(() => editing.start());
  const may = mayEditGroups || mayEditTags;
  const count = groups.length + tags.length;
  if (!may && count === 0) return null;
  const { draft } = editing;
  const action = (
    <IconButton
      ref={pencil}
      icon={count > 0 ? IconPencil : IconPlus}
      size="xs"
      label={t("editGroups")}
      onClick={begin}
    />
  );
  return (
    <section aria-labelledby="card-groups" ref={head}>
      <SectionHead id="card-groups" title={t("section.groupsAndTags")} count={count} action={may && !draft && action} />
      {draft ? (
        <div className="pr editing block">
          <BlockEditor editing={editing} keys={keys} onDone={finish}>
            {mayEditGroups && (
              <ChoicesField
                label={t("fields:section.groups")}
                {...contactGroups}
                autoFocus
                value={(draft.groups ?? []).map(optionOf)}
                onChange={(next) => editing.change({ groups: next.map(linkOf) })}
              />
            )}
            {mayEditTags && (
              <ChoicesField
                label={t("fields:contacts.tags")}
                {...tagSource}
                autoFocus={!mayEditGroups}
                value={(draft.tags ?? []).map(optionOfTag)}
                onChange={(next) => editing.change({ tags: next.map(({ value }) => value) })}
                onAdd={add}
              />
            )}
          </BlockEditor>
        </div>
      ) : (
        <div className="tags">
          {groups.map(({ id, name }) => (
            <Tag key={id} icon={IconFolders}>
              {name}
            </Tag>
          ))}
          {tags.map((tag) => (
            <Tag key={tag} color={colors.get(tag)}>
              {tag}
            </Tag>
          ))}
        </div>
      )}
    </section>
  );
}
