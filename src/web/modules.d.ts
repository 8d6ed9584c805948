declare module "virtual:words" {
  import type { Resource } from "i18next";
  export const languages: Record<string, () => Promise<{ own: Resource[string]; spare: Resource[string] }>>;
}

declare module "@tabler/icons-react/dist/esm/icons/*.mjs" {
  import type { Icon } from "@tabler/icons-react";
  const icon: Icon;
  export default icon;
}
