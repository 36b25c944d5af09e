import { useSyncExternalStore } from "react";

// public/theme.js puts the theme on the page before the first paint; this changes it afterwards.
const KEY = "custody.theme";
const DARK = "pf-v6-theme-dark";
const system = window.matchMedia("(prefers-color-scheme: dark)");

export function useDark(): boolean {
  return useSyncExternalStore(watch, isDark);
}

/** From now on this theme, whatever the system has; the system's again if it is the same. */
export function chooseTheme(dark: boolean): void {
  try {
    if (dark === system.matches) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, dark ? "dark" : "light");
  } catch {
    // Nothing can be kept here: it lasts as long as the page.
  }
  put(dark);
}

function put(dark: boolean): void {
  document.documentElement.classList.toggle(DARK, dark);
}

function isDark(): boolean {
  return document.documentElement.classList.contains(DARK);
}

function watch(told: () => void): () => void {
  const followSystem = () => {
    if (localStorage.getItem(KEY) === null) put(system.matches);
  };
  const observer = new MutationObserver(told);
  observer.observe(document.documentElement, { attributeFilter: ["class"] });
  system.addEventListener("change", followSystem);
  return () => {
    observer.disconnect();
    system.removeEventListener("change", followSystem);
  };
}
