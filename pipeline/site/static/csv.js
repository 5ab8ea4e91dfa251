// Tables as text: CSV that a spreadsheet opens without running anything, tabs for the clipboard, numbers for the eye.
"use strict";
globalThis.silkledger = globalThis.silkledger ?? {};
(() => {
  /** What a spreadsheet takes for the start of a formula; the wide forms too. The same list as silkledger export --csv. */
  const FORMULA = /^[\s\u00a0\u3000"]*[=+\-@\t\r\n＝＋－＠']/;
  const SCALES = [[1e12, "trillion"], [1e9, "billion"], [1e6, "million"]];

  /** @param {unknown} value @returns {string} */
  const quote = (value) => {
    if (value === null || value === undefined) return "";
    if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
    if (typeof value === "number" || typeof value === "bigint") return String(value);
    const text = String(value);
    return `"${(FORMULA.test(text) ? "'" + text : text).replaceAll('"', '""')}"`;
  };

  /**
   * With a byte order mark, so that Excel reads it as UTF-8.
   * @param {string[]} names @param {unknown[][]} rows @returns {string}
   */
  const toCsv = (names, rows) => "\ufeff" + [names, ...rows].map((row) => row.map(quote).join(",") + "\r\n").join("");

  /** @param {string[]} names @param {unknown[][]} rows @returns {string} */
  const toTabs = (names, rows) => {
    const cell = (/** @type {unknown} */ value) => {
      const text = value === null || value === undefined ? "" : String(value).replace(/\s+/g, " ");
      return typeof value === "string" && FORMULA.test(value) ? "'" + text : text;
    };
    return [names, ...rows].map((row) => row.map(cell).join("\t")).join("\n");
  };

  /** @param {string} name @param {string} text */
  const download = (name, text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  /** @param {string} text @param {HTMLElement} button says whether it worked */
  const copy = async (text, button) => {
    const before = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      button.textContent = copyByHand(text) ? "Copied" : "Copying is not allowed here";
    }
    setTimeout(() => { button.textContent = before; }, 2000);
  };

  /** Where the page has no clipboard, as from a folder. @param {string} text */
  const copyByHand = (text) => {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "visually-hidden";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };

  /** @param {number} value @param {number} digits */
  const round = (value, digits) => Number(value.toPrecision(digits)).toLocaleString("en", { maximumSignificantDigits: digits });

  /** @param {unknown} value @param {{is_year?: boolean, is_term?: boolean}} column @returns {string} as wording.py has it */
  const word = (value, column = {}) => {
    if (value === null || value === undefined) return "";
    if (typeof value === "boolean") return value ? "yes" : "no";
    if (typeof value === "bigint") return column.is_year ? String(value) : value.toLocaleString("en");
    if (typeof value === "number") {
      if (column.is_year) return String(value);
      for (const [scale, name] of SCALES) {
        if (Math.abs(value) >= Number(scale)) return `${round(value / Number(scale), 6)} ${name}`;
      }
      return Number.isInteger(value) ? value.toLocaleString("en") : round(value, 6);
    }
    return column.is_term ? String(value).replaceAll("_", " ") : String(value);
  };

  Object.assign(silkledger, { toCsv, toTabs, download, copy, word });
})();
