// Light or dark: the reader's choice where there is one, else the system's. Runs before the page is drawn. And the menu.
"use strict";
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  /** @returns {string | null} what the reader chose on an earlier page */
  const recall = () => {
    try { return localStorage.getItem("theme"); } catch { return null; } // storage may be closed to pages from a folder
  };
  const chosen = recall();
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;

  addEventListener("DOMContentLoaded", () => {
    // A phone shows the menu on demand; without scripts it stands there open.
    const fold = document.querySelector(".fold-menu");
    const narrow = matchMedia("(max-width: 44rem)");
    const settle = () => { fold?.toggleAttribute("open", !narrow.matches); };
    narrow.addEventListener("change", settle);
    settle();
    const button = document.querySelector(".theme");
    if (!(button instanceof HTMLButtonElement)) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      const shown = root.dataset.theme ?? (system.matches ? "dark" : "light");
      const theme = shown === "dark" ? "light" : "dark";
      root.dataset.theme = theme;
      try { localStorage.setItem("theme", theme); } catch { /* the choice then holds for this page */ }
    });
  });
})();
