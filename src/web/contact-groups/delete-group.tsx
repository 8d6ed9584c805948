import { deleteContactGroup } from "../../contact-groups/api.ts";
import { call } from "../client.ts";
import { DeleteDialog } from "../grid/delete-dialog.tsx";
import type { Group } from "./group.ts";

interface DeleteGroupProps {
  group: Group;
  onClose: () => void;
  onDone?: () => void;
}

export function DeleteGroup({ group, ...rest }: DeleteGroupProps) {
  const { id, version } = group;
  return (
    <DeleteDialog
      {...rest}
      room="contact-groups"
      kind="contactGroups"
      record={group}
      remove={() => call(deleteContactGroup, { params: { id }, body: { version } })}
    />
  );
}
