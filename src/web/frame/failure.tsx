import IconCloudOff from "@tabler/icons-react/dist/esm/icons/IconCloudOff.mjs";
import IconMoodSad from "@tabler/icons-react/dist/esm/icons/IconMoodSad.mjs";
import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { CallError } from "../client.ts";
import { Button } from "../kit/button.tsx";
import { Empty } from "../kit/states.tsx";
import { NotFound } from "./not-found.tsx";
import "../outside/outside.css";

/** A page that could not be shown: what happened, what was kept, what to do. */
export function Failure({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation("app");
  const router = useRouter();
  if (error instanceof CallError && error.nowhere) return <NotFound />;
  const offline = error instanceof CallError && error.offline;
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Empty
      page
      icon={offline ? IconCloudOff : IconMoodSad}
      title={offline ? t("failure.offline") : error instanceof CallError ? error.problem.title : t("failure.title")}
      actions={<Button onClick={again}>{t("failure.again")}</Button>}
    >
      {offline ? t("failure.offlineWords") : (error instanceof CallError && error.problem.detail) || t("failure.words")}
    </Empty>
  );
}

/** The same where the frame itself could not stand. */
export function OutsideFailure(props: ErrorComponentProps) {
  return (
    <main className="outside">
      <Failure {...props} />
    </main>
  );
}
