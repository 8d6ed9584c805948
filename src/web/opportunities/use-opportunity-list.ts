import IconEye from "@tabler/icons-react/dist/esm/icons/IconEye.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { listOpportunities, updateOpportunity } from "../../opportunities/api.ts";
import { call, CallError } from "../client.ts";
import { companies, peopleBut } from "../contacts/fields/sources.tsx";
import { agentsAndMe, namesOfCompanies, namesOfPeople } from "../contacts/list/people.ts";
import { useValueWords } from "../contacts/fields/use-value-words.ts";
import { readOwnField } from "../contacts/list/read-own-field.ts";
import { ask } from "../grid/ask.ts";
import { writeAsked } from "../grid/asked.ts";
import type { List, Memory } from "../grid/list.ts";
import { readField, type ServerField } from "../grid/server-field.ts";
import { useFormat } from "../kit/format.tsx";
import { opportunityColumns, shownAtFirst, titleOf } from "./columns.tsx";
import { opportunityChangeOf } from "./edits.ts";
import { useMoney } from "./money.ts";
import { readCurrentOpportunity, type OpportunityRow } from "./opportunity.ts";
import { namesOfStages, pipelines, stages } from "./sources.tsx";

const memory: Memory<OpportunityRow> = { kept: undefined };

/** Everything the grid must know about opportunities. */
export function useOpportunityList(
  infos: readonly ServerField[],
  remove: (opportunity: OpportunityRow) => void,
): List<OpportunityRow> {
  const { t } = useTranslation("opportunities");
  const queries = useQueryClient();
  const router = useRouter();
  const format = useFormat();
  const money = useMoney();
  const values = useValueWords(infos);
  return useMemo(() => {
    const columns = opportunityColumns(infos, { t, format, money, values });
    const sources = {
      owner: [agentsAndMe(t), namesOfPeople],
      contacts: [peopleBut(undefined), namesOfPeople],
      company: [companies, namesOfCompanies],
      stage: [stages, namesOfStages],
      pipeline: [pipelines, namesOfStages],
    } as const;
    const isChosen = (key: string): key is keyof typeof sources => Object.hasOwn(sources, key);
    return {
      kind: "opportunities",
      place: "opportunities",
      room: "opportunities",
      title: t("title"),
      source: {
        idOf: ({ id }) => id,
        list: (wish, own) =>
          ask(queries, own, (signal) => call(listOpportunities, { query: writeAsked(wish), signal })),
      },
      memory,
      fields: infos
        .filter(({ key }) => key !== "id")
        .map((info) => {
          const label = titleOf(info, t);
          if (info.own) return readOwnField(info, label);
          const [choices, names] = isChosen(info.key) ? sources[info.key] : [undefined, undefined];
          // A day is given as one is of a time; money as a number.
          const kind = info.kind === "day" ? "birthday" : info.kind === "money" ? "number" : info.kind;
          return readField({ ...info, kind }, label, choices, names);
        }),
      columns,
      shownAtFirst,
      ownSort: [{ field: "updatedAt", descending: true }],
      jumpsBy: ["name"],
      needs: ["id", "version", "name"],
      savesViews: true,
      oftenAsked: ["stage", "owner", "closeDate", "amount"],
      views: [
        { key: "all", label: t("views.all"), filter: [] },
        { key: "mine", label: t("views.mine"), filter: [{ field: "owner", is: "is", value: "me" }] },
      ],
      nameOf: ({ name = "" }) => name,
      hrefOf: ({ id }) => `/opportunities/${id}`,
      mayEdit: ({ can }) => can.includes("edit"),
      save: async (row, key, value) => {
        const next = columns.find((column) => column.key === key)?.edit?.write(row, value) ?? row;
        // As JSON it would be nothing, and take away what is there.
        if ([next.amount, next.probability].some(Number.isNaN)) throw new CallError(422, { title: t("form.noNumber") });
        const body = { ...opportunityChangeOf(next, key), version: row.version };
        return call(updateOpportunity, { params: { id: row.id }, body });
      },
      readCurrent: readCurrentOpportunity,
      actions: [
        {
          key: "view",
          label: t("grid:view"),
          icon: IconEye,
          may: () => true,
          run: ({ id }) => router.history.push(`/opportunities/${id}`),
        },
        {
          key: "delete",
          label: t("grid:delete"),
          icon: IconTrash,
          danger: true,
          may: ({ can }) => can.includes("delete"),
          run: remove,
        },
      ],
      bulk: [],
    };
  }, [infos, t, queries, router, format, money, values, remove]);
}
