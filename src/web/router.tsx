import type { QueryClient } from "@tanstack/react-query";
import { createRoute, createRouter, lazyRouteComponent, notFound, Outlet, redirect } from "@tanstack/react-router";
import { CallError } from "./client.ts";
import { Failure } from "./frame/failure.tsx";
import { House, loadHouse } from "./frame/house.tsx";
import { NotFound } from "./frame/not-found.tsx";
import { loadStart, Start } from "./frame/start.tsx";
import { callCompanies, changeLanguage } from "./i18n.ts";
import { root, signIn, passwordReset, invitation, setUp } from "./outside-routes.ts";
import { parseSearch, stringifySearch } from "./page-search.ts";
import { sessionQuery } from "./session.ts";
import { settingsQuery } from "./settings.ts";

/** Everything for people who are signed in; others are asked first and come back to where they wanted. */
const frame = createRoute({
  getParentRoute: () => root,
  id: "frame",
  component: House,
  notFoundComponent: NotFound,
  errorComponent: Failure,
  async beforeLoad({ context, location }) {
    try {
      const { user, secondFactor, viewer } = await context.queries.ensureQueryData(sessionQuery);
      // The page stands without them: who must see to a second factor first, or whose looking on is over, is told nothing else.
      const isTold = !secondFactor.missing && viewer?.ended !== true;
      const settings = isTold ? await context.queries.ensureQueryData(settingsQuery).catch(() => undefined) : undefined;
      await callCompanies(settings?.companiesWord ?? "companies");
      if (user.language) await changeLanguage(user.language);
    } catch (error) {
      if (!(error instanceof CallError) || error.status !== 401) throw error;
      throw redirect({
        to: "/sign-in",
        search: { next: location.href === "/" ? undefined : location.href },
        replace: true,
      });
    }
  },
  loader: async ({ context }) => loadHouse(await context.queries.ensureQueryData(sessionQuery)),
});

/** Where everybody begins. */
const home = createRoute({
  getParentRoute: () => frame,
  path: "/",
  component: Start,
  loader: async ({ context }) => loadStart(await context.queries.ensureQueryData(sessionQuery)),
});

/** The working panel's pages: for a client they are not there, whatever address he types, and nothing of them is loaded. */
const agents = createRoute({
  getParentRoute: () => frame,
  id: "agents",
  component: Outlet,
  notFoundComponent: NotFound,
  async beforeLoad({ context }) {
    const { user } = await context.queries.ensureQueryData(sessionQuery);
    if (user.accessGroup.type === "client") throw notFound();
  },
});
const inFrame = { getParentRoute: () => agents };

const contactPages = () => import("./contacts/pages.ts");
const contacts = createRoute({
  ...inFrame,
  path: "/contacts",
  component: lazyRouteComponent(contactPages, "ContactsPage"),
});
const newContact = createRoute({
  ...inFrame,
  path: "/contacts/new",
  component: lazyRouteComponent(contactPages, "NewContactPage"),
});
const contact = createRoute({
  ...inFrame,
  path: "/contacts/$id",
  component: lazyRouteComponent(contactPages, "ContactPage"),
});

const orgChart = createRoute({
  ...inFrame,
  path: "/contacts/$id/org-chart",
  component: lazyRouteComponent(contactPages, "OrgChartPage"),
});

const groupPages = () => import("./contact-groups/pages.ts");
const contactGroups = createRoute({
  ...inFrame,
  path: "/contact-groups",
  component: lazyRouteComponent(groupPages, "ContactGroupsPage"),
});
const contactGroup = createRoute({
  ...inFrame,
  path: "/contact-groups/$id",
  component: lazyRouteComponent(groupPages, "ContactGroupPage"),
});

const companyPages = () => import("./companies/pages.ts");
const companies = createRoute({
  ...inFrame,
  path: "/companies",
  component: lazyRouteComponent(companyPages, "CompaniesPage"),
});
const company = createRoute({
  ...inFrame,
  path: "/companies/$id",
  component: lazyRouteComponent(companyPages, "CompanyPage"),
});

const opportunityPages = () => import("./opportunities/pages.ts");
const board = createRoute({
  ...inFrame,
  path: "/opportunities",
  component: lazyRouteComponent(opportunityPages, "BoardPage"),
});
const opportunities = createRoute({
  ...inFrame,
  path: "/opportunities/list",
  component: lazyRouteComponent(opportunityPages, "OpportunitiesPage"),
});
const opportunity = createRoute({
  ...inFrame,
  path: "/opportunities/$id",
  component: lazyRouteComponent(opportunityPages, "OpportunityPage"),
});

/** Clients have their equipment too: the same addresses, which the codes on labels lead to. */
const equipmentPlaces = () => import("./equipment/places.tsx");
const equipment = createRoute({
  getParentRoute: () => frame,
  path: "/equipment",
  component: lazyRouteComponent(equipmentPlaces, "EquipmentPlace"),
});
const piece = createRoute({
  getParentRoute: () => frame,
  path: "/equipment/$id",
  component: lazyRouteComponent(equipmentPlaces, "PiecePlace"),
});
const equipmentTree = createRoute({
  ...inFrame,
  path: "/equipment/tree",
  component: lazyRouteComponent(() => import("./equipment/pages.ts"), "TreePage"),
});

const tasks = createRoute({
  ...inFrame,
  path: "/tasks",
  component: lazyRouteComponent(() => import("./tasks/pages.ts"), "TasksPage"),
});

const transferPages = () => import("./transfer/pages.ts");
const newImport = createRoute({
  ...inFrame,
  path: "/imports/new",
  component: lazyRouteComponent(transferPages, "NewImportPage"),
});
const anImport = createRoute({
  ...inFrame,
  path: "/imports/$id",
  component: lazyRouteComponent(transferPages, "ImportPage"),
});

const managementPages = () => import("./management/pages.ts");
const accessGroups = createRoute({
  ...inFrame,
  path: "/management/groups",
  component: lazyRouteComponent(managementPages, "AccessGroupsPage"),
});
const accessGroup = createRoute({
  ...inFrame,
  path: "/management/groups/$id",
  component: lazyRouteComponent(managementPages, "AccessGroupsPage"),
});
const management = createRoute({
  ...inFrame,
  path: "/management",
  beforeLoad() {
    throw redirect({ to: "/management/overview", replace: true });
  },
});
const overview = createRoute({
  ...inFrame,
  path: "/management/overview",
  component: lazyRouteComponent(managementPages, "OverviewPage"),
});
const organisation = createRoute({
  ...inFrame,
  path: "/management/organisation",
  component: lazyRouteComponent(managementPages, "OrganisationPage"),
});
const mail = createRoute({
  ...inFrame,
  path: "/management/mail",
  component: lazyRouteComponent(managementPages, "MailPage"),
});
const mailPart = createRoute({
  ...inFrame,
  path: "/management/mail/$part",
  component: lazyRouteComponent(managementPages, "MailPage"),
});
const blocklist = createRoute({
  ...inFrame,
  path: "/management/blocklist",
  component: lazyRouteComponent(managementPages, "BlocklistPage"),
});
const pipelines = createRoute({
  ...inFrame,
  path: "/management/pipelines",
  component: lazyRouteComponent(managementPages, "PipelinesPage"),
});
const ownFields = createRoute({
  ...inFrame,
  path: "/management/fields",
  component: lazyRouteComponent(managementPages, "FieldsPage"),
});
const tags = createRoute({
  ...inFrame,
  path: "/management/tags",
  component: lazyRouteComponent(managementPages, "TagsPage"),
});
const audit = createRoute({
  ...inFrame,
  path: "/management/audit",
  component: lazyRouteComponent(managementPages, "AuditPage"),
});
const departments = createRoute({
  ...inFrame,
  path: "/management/departments",
  component: lazyRouteComponent(managementPages, "DepartmentsPage"),
});
const department = createRoute({
  ...inFrame,
  path: "/management/departments/$id",
  component: lazyRouteComponent(managementPages, "DepartmentsPage"),
});

const trash = createRoute({
  ...inFrame,
  path: "/trash",
  component: lazyRouteComponent(() => import("./trash/pages.ts"), "TrashPage"),
});
const profile = createRoute({
  getParentRoute: () => frame,
  path: "/profile",
  component: lazyRouteComponent(() => import("./profile/pages.ts"), "ProfilePage"),
});

const nowhere = createRoute({ getParentRoute: () => frame, path: "$", component: NotFound });

const agentPages = agents.addChildren([
  contacts,
  newContact,
  contact,
  orgChart,
  contactGroups,
  contactGroup,
  companies,
  company,
  board,
  opportunities,
  opportunity,
  equipmentTree,
  tasks,
  newImport,
  anImport,
  management,
  overview,
  accessGroups,
  accessGroup,
  departments,
  department,
  organisation,
  mail,
  mailPart,
  ownFields,
  tags,
  blocklist,
  pipelines,
  audit,
  trash,
]);

const tree = root.addChildren([
  signIn,
  passwordReset,
  invitation,
  setUp,
  frame.addChildren([home, agentPages, equipment, piece, profile, nowhere]),
]);

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    parseSearch,
    stringifySearch,
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
