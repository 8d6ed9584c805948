import { useTranslation } from "react-i18next";
import { viewAs } from "../../../access/api.ts";
import { call, CallError } from "../../client.ts";
import { useToast } from "../../kit/toast.tsx";

/** From now on the page is seen as somebody else, from its beginning: nothing that was fetched as oneself stays. */
export function useViewAs(): (person: string) => Promise<void> {
  const { t } = useTranslation("card");
  const { show } = useToast();
  return async (person) => {
    try {
      await call(viewAs, { body: { person } });
      location.assign("/");
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      show({ tone: "red", text: t("notViewed"), detail: error.offline ? t("offline") : error.message });
    }
  };
}
