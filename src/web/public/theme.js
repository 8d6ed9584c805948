// Before the first paint: a chosen theme and language, so that nothing flashes. Everything else waits for the page.
{
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  const language = localStorage.getItem("language");
  if (language) document.documentElement.lang = language;
}
