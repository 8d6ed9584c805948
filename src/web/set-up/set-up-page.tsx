import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import IconLinkOff from "@tabler/icons-react/dist/esm/icons/IconLinkOff.mjs";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { showSetUp } from "../../access/api.ts";
import { call } from "../client.ts";
import { usePageTitle } from "../frame/page-title.ts";
import { ButtonLink } from "../kit/button.tsx";
import { Empty, Skeleton } from "../kit/states.tsx";
import { Outside } from "../outside/outside.tsx";
import { SetUpForm } from "./set-up-form.tsx";

/** Reached once, by the link printed at the first start. */
export function SetUpPage() {
  const { t } = useTranslation("sign-in");
  const { token } = useSearch({ strict: false });
  const { data, isError } = useQuery({ queryKey: ["setup"], queryFn: ({ signal }) => call(showSetUp, { signal }) });
  usePageTitle(t("first.title"));
  const enter = (
    <ButtonLink to="/sign-in" variant="primary">
      {t("enter")}
    </ButtonLink>
  );
  if (data?.open === false)
    return (
      <Outside title={t("first.title")}>
        <Empty icon={IconCircleCheck} title={t("first.done")} actions={enter}>
          {t("first.doneWords")}
        </Empty>
      </Outside>
    );
  if (!token || isError)
    return (
      <Outside title={t("first.title")}>
        <Empty icon={IconLinkOff} title={t("first.noToken")}>
          {t("first.noTokenWords")}
        </Empty>
      </Outside>
    );
  return (
    <Outside title={t("first.title")} lead={t("first.lead")} wide>
      {data ? <SetUpForm token={token} /> : <Skeleton width={200} />}
    </Outside>
  );
}
