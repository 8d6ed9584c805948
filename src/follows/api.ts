import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import type { NoticeAction } from "../database/tables/follows.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, PersonLink } from "../http/shapes.ts";

const ById = Type.Object({ id: Id });

/** Where the records stand that can be followed: the first part of their addresses. */
export type FollowPath = "contacts" | "companies" | "opportunities" | "equipment";

/** What was done to a record that one follows. */
export const noticeActions = [
  "changed",
  "noted",
  "attached",
  "staged",
  "status",
  "deleted",
  "restored",
] as const satisfies readonly NoticeAction[];

const sees: Readonly<Record<FollowPath, readonly string[]>> = {
  contacts: needs("contacts.clients:see", "contacts.agents:see"),
  companies: needs("companies:see"),
  opportunities: needs("opportunities:see"),
  equipment: needs("equipment:see"),
};

const FollowReply = Type.Object({
  /** Whether one follows it oneself. */
  following: Type.Boolean(),
  /** Who follows it, of those whom one sees, oneself included; by name, up to 100. */
  followers: Type.Array(PersonLink),
});

function followOf(path: FollowPath) {
  return {
    show: endpoint({
      method: "GET",
      path: `/${path}/:id/follow`,
      summary: "Whether one follows the record, and who else does",
      right: sees[path],
      params: ById,
      reply: FollowReply,
    }),
    follow: endpoint({
      method: "PUT",
      path: `/${path}/:id/follow`,
      summary: "Follows the record: one is told of what others change, write or attach, as far as one may see it",
      right: sees[path],
      params: ById,
      reply: FollowReply,
    }),
    unfollow: endpoint({
      method: "DELETE",
      path: `/${path}/:id/follow`,
      summary: "Follows the record no more",
      right: sees[path],
      params: ById,
      reply: FollowReply,
    }),
  };
}

/** By the place of the records. */
export const recordFollows: Readonly<Record<FollowPath, ReturnType<typeof followOf>>> = {
  contacts: followOf("contacts"),
  companies: followOf("companies"),
  opportunities: followOf("opportunities"),
  equipment: followOf("equipment"),
};
