import IconEye from "@tabler/icons-react/dist/esm/icons/IconEye.mjs";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { Icon } from "../kit/icon.tsx";
import { useToast } from "../kit/toast.tsx";
import { useSession, type Session } from "../session.ts";
import { useEndView } from "./use-end-view.ts";
import "./view-banner.css";

/** Above every page while an administrator looks on as somebody else: as whom, that nothing can be changed, the way back. */
export function ViewBanner({ viewer }: { viewer: NonNullable<Session["viewer"]> }) {
  const { t } = useTranslation("account");
  const { user } = useSession();
  const { show } = useToast();
  const end = useEndView();
  const ending = useMutation({
    mutationFn: end,
    onError: (error) => show({ tone: "red", text: t("viewAs.notEnded"), detail: error.message }),
  });
  return (
    <section className="viewing" aria-label={t("viewAs.name")}>
      <Icon of={IconEye} />
      <p>
        <b>{viewer.ended ? t("viewAs.over") : t("viewAs.title", { name: user.name, group: user.accessGroup.name })}</b>{" "}
        {t(viewer.ended ? "viewAs.overWords" : "viewAs.words")}
      </p>
      <Button size="s" busy={ending.isPending} onClick={() => ending.mutate()}>
        {t("viewAs.end")}
      </Button>
    </section>
  );
}
