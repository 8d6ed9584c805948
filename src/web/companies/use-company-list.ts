import IconEye from "@tabler/icons-react/dist/esm/icons/IconEye.mjs";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { listCompanies, updateCompany } from "../../companies/api.ts";
import { call } from "../client.ts";
import { ask } from "../grid/ask.ts";
import { writeAsked } from "../grid/asked.ts";
import type { List, Memory } from "../grid/list.ts";
import { readField, type ServerField } from "../grid/server-field.ts";
import type { OptionSource } from "../kit/choice-options.ts";
import { useFormat } from "../kit/format.tsx";
import { agentsAndMe, namesOfCompanies, namesOfPeople } from "../contacts/list/people.ts";
import { companies, industries, tags } from "../contacts/fields/sources.tsx";
import { useValueWords } from "../contacts/fields/use-value-words.ts";
import { batchField } from "../contacts/list/batches.ts";
import { readOwnField } from "../contacts/list/read-own-field.ts";
import { useTags } from "../tags/use-tags.ts";
import { useBulkCompanies } from "./use-bulk-companies.tsx";
import { companyColumns, shownAtFirst, titleOf } from "./columns.tsx";
import { readCurrentCompany, type Company } from "./company.ts";
import { companyChangeOf } from "./edits.ts";

const memory: Memory<Company> = { kept: undefined };

interface Asked {
  edit: (company: Company) => void;
  remove: (company: Company) => void;
}

/** Everything the grid must know about companies. */
export function useCompanyList(infos: readonly ServerField[], asked: Asked): List<Company> {
  const { t } = useTranslation("companies");
  const queries = useQueryClient();
  const router = useRouter();
  const format = useFormat();
  const values = useValueWords(infos);
  const tagged = useTags();
  const bulk = useBulkCompanies(infos);
  const { edit, remove } = asked;
  return useMemo(() => {
    const columns = companyColumns(infos, { t, format, values, tags: tagged });
    const choices: Record<string, OptionSource> = { parent: companies, path: companies, tags, industry: industries };
    return {
      kind: "companies",
      place: "companies",
      room: "companies",
      title: t("title"),
      source: {
        idOf: ({ id }) => id,
        list: (wish, own) => ask(queries, own, (signal) => call(listCompanies, { query: writeAsked(wish), signal })),
      },
      memory,
      fields: [
        ...infos
          .filter(({ key }) => key !== "id")
          .map((info) => {
            const label = titleOf(info, t);
            if (info.own) return readOwnField(info, label);
            if (info.key === "owner") return readField(info, label, agentsAndMe(t), namesOfPeople);
            const isCompany = info.key === "parent" || info.key === "path";
            return readField(info, label, choices[info.key], isCompany ? namesOfCompanies : undefined);
          }),
        batchField(t),
      ],
      columns,
      shownAtFirst,
      ownSort: [{ field: "name", descending: false }],
      jumpsBy: ["name"],
      needs: ["id", "version", "name"],
      views: [
        { key: "all", label: t("views.all"), filter: [] },
        { key: "mine", label: t("views.mine"), filter: [{ field: "owner", is: "is", value: "me" }] },
      ],
      savesViews: true,
      oftenAsked: ["owner", "industry", "tags", "parent", "path", "taxNumber"],
      nameOf: ({ name = "" }) => name,
      hrefOf: ({ id }) => `/companies/${id}`,
      mayEdit: ({ can }) => can.includes("edit"),
      save: async (company, key, value) => {
        const next = columns.find((column) => column.key === key)?.edit?.write(company, value) ?? company;
        return call(updateCompany, {
          params: { id: company.id },
          body: { ...companyChangeOf(next, key), version: company.version },
        });
      },
      readCurrent: readCurrentCompany,
      actions: [
        {
          key: "view",
          label: t("grid:view"),
          icon: IconEye,
          may: () => true,
          run: ({ id }) => router.history.push(`/companies/${id}`),
        },
        { key: "edit", label: t("grid:edit"), icon: IconPencil, may: ({ can }) => can.includes("edit"), run: edit },
        {
          key: "delete",
          label: t("grid:delete"),
          icon: IconTrash,
          danger: true,
          may: ({ can }) => can.includes("delete"),
          run: remove,
        },
      ],
      bulk,
    };
  }, [infos, t, queries, router, format, values, tagged, bulk, edit, remove]);
}
