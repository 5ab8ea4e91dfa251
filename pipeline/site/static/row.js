// On a row's page: pointing at a value shows its words in the sentence above, and the other way round.
"use strict";
(() => {
  for (const statement of document.querySelectorAll(".statement")) {
    const marks = [...statement.querySelectorAll("mark.word")];
    const lines = [...statement.querySelectorAll("tr[data-word]")];
    const holds = (/** @type {Element} */ mark, /** @type {string} */ number) => mark.getAttribute("data-words")?.split(" ").includes(number) ?? false;

    /** @param {(number: string) => boolean} wanted */
    const light = (wanted) => {
      for (const line of lines) line.classList.toggle("found", wanted(line.getAttribute("data-word") ?? ""));
      for (const mark of marks) {
        mark.classList.toggle("found", (mark.getAttribute("data-words") ?? "").split(" ").some(wanted));
      }
    };
    for (const line of lines) {
      const number = line.getAttribute("data-word") ?? "";
      for (const event of ["mouseenter", "focusin"]) line.addEventListener(event, () => light((other) => other === number));
      for (const event of ["mouseleave", "focusout"]) line.addEventListener(event, () => light(() => false));
    }
    for (const mark of marks) {
      mark.addEventListener("mouseenter", () => light((number) => holds(mark, number)));
      mark.addEventListener("mouseleave", () => light(() => false));
    }
  }
})();
