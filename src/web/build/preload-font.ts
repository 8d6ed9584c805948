import type { Plugin } from "vite";

/** Has the browser fetch the font of most words beside the script, not after it: the page never shifts from another font. */
export function preloadFont(name: string): Plugin {
  return {
    name: "acquaint:preload-font",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle }) {
        const file = Object.keys(bundle ?? {}).find((path) => path.includes(name) && path.endsWith(".woff2"));
        if (file === undefined) throw new Error(`No font ${name} in the page`);
        return [
          {
            tag: "link",
            injectTo: "head-prepend",
            attrs: { rel: "preload", as: "font", type: "font/woff2", crossorigin: "", href: `/${file}` },
          },
        ];
      },
    },
  };
}
