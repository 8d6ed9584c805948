import { deleteOpportunity } from "../../opportunities/api.ts";
import { call } from "../client.ts";
import { DeleteDialog } from "../grid/delete-dialog.tsx";

interface DeleteOpportunityProps {
  opportunity: { id: string; version: number; name?: string };
  onClose: () => void;
  onDone?: () => void;
}

export function DeleteOpportunity({ opportunity, ...rest }: DeleteOpportunityProps) {
  const { id, version } = opportunity;
  return (
    <DeleteDialog
      {...rest}
      room="opportunities"
      kind="opportunities"
      record={opportunity}
      remove={() => call(deleteOpportunity, { params: { id }, body: { version } })}
    />
  );
}
