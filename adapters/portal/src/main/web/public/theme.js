// Puts the chosen theme, or the system's, on the page; src/shell/theme.ts says the rest.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("custody.theme");
  } catch {
    // Nothing can be kept here: the system's theme then.
  }
  const dark = chosen === null ? matchMedia("(prefers-color-scheme: dark)").matches : chosen === "dark";
  document.documentElement.classList.toggle("pf-v6-theme-dark", dark);
})();
