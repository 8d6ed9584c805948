import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { startWords } from "./i18n.ts";
import "./theme/tokens.css";
import "./theme/base.css";

const page = document.getElementById("page");
if (page) {
  await startWords();
  createRoot(page).render(<App />);
}
