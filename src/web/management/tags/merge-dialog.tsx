import { useTranslation } from "react-i18next";
import { mergeTags } from "../../../tags/api.ts";
import { call } from "../../client.ts";
import { Tag } from "../../kit/tag.tsx";
import { MergeInto } from "../../work/merge-into.tsx";
import { tagsBut, type ManagedTag } from "./tags.ts";
import { useBearers } from "./use-bearers.ts";

export interface Merging {
  /** To be merged; the one they are merged into may be among them. */
  tags: readonly ManagedTag[];
  into: { id: string; name: string; color: string } | undefined;
}

interface MergeDialogProps extends Merging {
  onClose: () => void;
  onDone: () => void;
}

/** Which tag takes over the others, and how many people that touches. */
export function MergeDialog({ tags, into, onClose, onDone }: MergeDialogProps) {
  return (
    <MergeInto
      words="tags"
      all={tags}
      into={into && { value: into.id, label: into.name, color: into.color }}
      but={tagsBut}
      merge={(from, target) => call(mergeTags, { body: { tags: from, into: target } })}
      onClose={onClose}
      onDone={onDone}
    >
      {(gone) => ({
        gone: (
          <p className="tags-gone">
            {gone.map(({ id, name, color }) => (
              <Tag key={id} color={color}>
                {name}
              </Tag>
            ))}
          </p>
        ),
        means: <Means gone={gone} />,
      })}
    </MergeInto>
  );
}

function Means({ gone }: { gone: readonly ManagedTag[] }) {
  const { t } = useTranslation("tags");
  const bearers = useBearers(gone.map(({ id }) => id));
  return (
    <p className="tags-means">
      {t("merge.words")} {bearers.words}
    </p>
  );
}
