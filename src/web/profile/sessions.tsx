import IconDeviceDesktop from "@tabler/icons-react/dist/esm/icons/IconDeviceDesktop.mjs";
import IconDeviceMobile from "@tabler/icons-react/dist/esm/icons/IconDeviceMobile.mjs";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useTranslation } from "react-i18next";
import { endSession, listSessions } from "../../access/api.ts";
import type { ReplyOf } from "../../http/endpoint.ts";
import { call } from "../client.ts";
import { Button } from "../kit/button.tsx";
import { Icon } from "../kit/icon.tsx";
import { Skeleton } from "../kit/states.tsx";
import { Pill } from "../kit/tag.tsx";
import { Time } from "../kit/time.tsx";
import { useToast } from "../kit/toast.tsx";
import { readUserAgent } from "./user-agent.ts";

type Session = ReplyOf<typeof listSessions>["items"][number];

/** Where one is signed in, each with a button that ends it. */
export function Sessions() {
  const { t } = useTranslation("profile");
  const { data, error } = useQuery({ queryKey: ["sessions"], queryFn: ({ signal }) => call(listSessions, { signal }) });
  if (error) return <p className="t2">{error.message}</p>;
  return (
    <ul aria-label={t("sessions.title")} aria-busy={data === undefined}>
      {data?.items.map((session) => <Row key={session.id} session={session} />) ?? (
        <li className="session">
          <Skeleton round height={24} />
          <Skeleton width={180} />
        </li>
      )}
    </ul>
  );
}

function Row({ session }: { session: Session }) {
  const { t } = useTranslation("profile");
  const { show } = useToast();
  const queries = useQueryClient();
  const ending = useMutation({
    mutationFn: () => call(endSession, { params: { id: session.id } }),
    onSuccess: () => show({ text: t("sessions.ended") }),
    onError: (error) => show({ tone: "red", text: t("sessions.notEnded"), detail: error.message }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["sessions"] }),
  });
  const { browser, system, mobile } = readUserAgent(session.userAgent);
  const name =
    browser && system ? t("sessions.browserOn", { browser, system }) : (browser ?? system ?? t("sessions.unknown"));
  return (
    <li className="session">
      <Icon of={mobile ? IconDeviceMobile : IconDeviceDesktop} />
      <div className="grow">
        <div className="first">
          <span className="clip">{name}</span>
          {session.current && <Pill tone="accent">{t("sessions.this")}</Pill>}
        </div>
        <div className="second">
          <span className="num">{session.address}</span>
          <span>
            <Trans t={t} i18nKey="sessions.seen" components={{ time: <Time at={session.lastSeenAt} /> }} />
          </span>
        </div>
      </div>
      {!session.current && (
        <Button
          size="s"
          variant="quiet"
          busy={ending.isPending}
          onClick={() => ending.mutate()}
          aria-label={t("sessions.endOf", { name })}
        >
          {t("sessions.end")}
        </Button>
      )}
    </li>
  );
}
