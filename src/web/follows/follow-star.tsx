import IconStar from "@tabler/icons-react/dist/esm/icons/IconStar.mjs";
import IconStarFilled from "@tabler/icons-react/dist/esm/icons/IconStarFilled.mjs";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { recordFollows, type FollowPath } from "../../follows/api.ts";
import type { ReplyOf } from "../../http/endpoint.ts";
import { call } from "../client.ts";
import { classes } from "../kit/classes.ts";
import { useFormat } from "../kit/format.tsx";
import { Icon } from "../kit/icon.tsx";
import { useToast } from "../kit/toast.tsx";
import "./follows.css";

interface FollowStarProps {
  path: FollowPath;
  id: string;
  /** Of the record, for what is said. */
  name: string;
}

type Follow = ReplyOf<(typeof recordFollows)["contacts"]["show"]>;

/** Follows a record, or no more; beside the star how many do, and who they are in its tooltip. */
export function FollowStar({ path, id, name }: FollowStarProps) {
  const { t } = useTranslation("notifications");
  const format = useFormat();
  const queries = useQueryClient();
  const { show } = useToast();
  const key = [path, "follow", id];
  const { show: shown, follow, unfollow } = recordFollows[path];
  const { data } = useQuery<Follow>({
    queryKey: key,
    queryFn: ({ signal }) => call(shown, { params: { id }, signal }),
  });
  const turn = useMutation({
    mutationFn: (on: boolean) => call(on ? follow : unfollow, { params: { id } }),
    onSuccess(saved, on) {
      queries.setQueryData(key, saved);
      show({ text: t(on ? "follow.done" : "follow.undone", { name }), undo: () => turn.mutateAsync(!on) });
    },
    onError: (error) => show({ tone: "red", text: t("follow.failed"), detail: error.message }),
  });
  if (data === undefined) return null;
  const { following, followers } = data;
  const who = followers.length > 0 && t("follow.by", { names: format.list(followers.map((one) => one.name)) });
  return (
    <button
      type="button"
      className={classes("ib s follow-star", following && "on")}
      aria-pressed={following}
      disabled={turn.isPending}
      data-tip={[t(following ? "follow.on" : "follow.tip"), who].filter(Boolean).join(" ")}
      onClick={() => turn.mutate(!following)}
    >
      <Icon of={following ? IconStarFilled : IconStar} size="s" />
      <span className="sr">{[t("follow.do"), who].filter(Boolean).join(". ")}</span>
      {followers.length > 0 && (
        <span className="num" aria-hidden="true">
          {format.number(followers.length)}
        </span>
      )}
    </button>
  );
}
