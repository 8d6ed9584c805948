import { deleteCompany } from "../../companies/api.ts";
import { call } from "../client.ts";
import { DeleteDialog } from "../grid/delete-dialog.tsx";
import type { Company } from "./company.ts";

interface DeleteCompanyProps {
  company: Company;
  onClose: () => void;
  onDone?: () => void;
}

export function DeleteCompany({ company, ...rest }: DeleteCompanyProps) {
  const { id, version } = company;
  return (
    <DeleteDialog
      {...rest}
      room="companies"
      kind="companies"
      record={company}
      remove={() => call(deleteCompany, { params: { id }, body: { version } })}
    />
  );
}
