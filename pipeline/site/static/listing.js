// Sorting, filtering, searching and choosing columns. What is shown is in the address, so a view can be passed on.
"use strict";
globalThis.silkledger = globalThis.silkledger ?? {};
(() => {
  /**
   * @typedef {{name: string, label: string, meaning: string, is_number: boolean, is_year: boolean, is_term: boolean,
   *   is_key: boolean, is_lead: boolean, is_headline: boolean, hidden: boolean, choices: (string|number|boolean)[]}} Column
   * @typedef {{name: string, columns: Column[], rows: unknown[][], pages: (string|null)[], query: string}} Given
   */
  const STEP = 100;
  const OWN = ["q", "sort", "columns"];
  const place = /** @type {HTMLElement} */ (document.getElementById("listing"));
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (place.querySelector(selector));
  const body = /** @type {HTMLTableSectionElement} */ (place.querySelector("tbody"));
  const head = /** @type {HTMLTableRowElement} */ (place.querySelector("thead tr"));
  const form = /** @type {HTMLFormElement} */ (place.querySelector("form.tools"));

  /** @type {Given} */ let given;
  /** @type {string[]} */ let folded = [];
  let shown = STEP;
  let view = new URLSearchParams(location.hash.slice(1));

  /** @param {Given} table */
  silkledger.receive = (table) => {
    given = table;
    folded = table.rows.map((row) => row.filter((value) => value !== null).join(" ").toLowerCase().replaceAll("_", " "));
    makeTools();
    readAddress();
    addEventListener("hashchange", readAddress);
  };

  /** The columns of the view, in the order of the table. */
  const chosen = () => {
    const wanted = view.get("columns")?.split(",");
    return given.columns.filter((column) => (wanted ? wanted.includes(column.name) : !column.hidden));
  };
  const filters = () => given.columns.filter((column) => column.choices.length > 0);
  const index = (/** @type {string} */ name) => given.columns.findIndex((column) => column.name === name);

  const makeTools = () => {
    // A phone shows the filters on demand, or the first row would stand below its screen.
    const choices = Object.assign(document.createElement("div"), { className: "filters", id: "filters" });
    const fold = Object.assign(document.createElement("button"), { type: "button", className: "button fold", textContent: "Filters" });
    fold.setAttribute("aria-controls", choices.id);
    fold.addEventListener("click", () => unfold(!choices.classList.contains("open")));
    form.append(fold, choices);
    for (const column of filters()) {
      const label = document.createElement("label");
      const select = document.createElement("select");
      select.name = column.name;
      select.append(new Option("all", ""));
      for (const choice of column.choices) select.append(new Option(silkledger.word(choice, column), String(choice)));
      label.append(column.label, select);
      choices.append(label);
    }
    const boxes = find(".columns .choices");
    for (const column of given.columns) {
      const label = document.createElement("label");
      const box = Object.assign(document.createElement("input"), { type: "checkbox", value: column.name });
      label.append(box, ` ${column.label}`);
      boxes.append(label);
    }
    const clear = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: "Clear" });
    clear.addEventListener("click", () => change(() => { view = new URLSearchParams(); }));
    choices.append(clear);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => change(() => {
      for (const [name, value] of new FormData(form)) setOrDrop(name, String(value));
    }));
    boxes.addEventListener("change", () => change(() => {
      const ticked = [...boxes.querySelectorAll("input")].filter((box) => box.checked).map((box) => box.value);
      view.set("columns", ticked.join(","));
    }));
    find(".copy").addEventListener("click", (event) => {
      silkledger.copy(silkledger.toTabs(...selected()), /** @type {HTMLElement} */ (event.currentTarget));
    });
    find(".csv").addEventListener("click", () => silkledger.download(`${given.name}.csv`, silkledger.toCsv(...selected())));
    for (const hidden of place.querySelectorAll("form.tools, .columns, .copy, .csv")) /** @type {HTMLElement} */ (hidden).hidden = false;
  };

  /** @param {boolean} open */
  const unfold = (open) => {
    find(".filters").classList.toggle("open", open);
    find(".fold").ariaExpanded = String(open);
  };

  /** @param {string} name @param {string} value */
  const setOrDrop = (name, value) => { if (value) view.set(name, value); else view.delete(name); };

  /** @param {() => void} act changes `view`; the address follows */
  const change = (act) => {
    act();
    shown = STEP;
    history.replaceState(null, "", `#${view}`);
    draw();
  };

  const readAddress = () => {
    view = new URLSearchParams(location.hash.slice(1));
    for (const field of form.querySelectorAll("input, select")) {
      const held = /** @type {HTMLInputElement} */ (field);
      held.value = view.get(held.name) ?? "";
    }
    unfold([...view.keys()].some((name) => !OWN.includes(name)));
    shown = STEP;
    draw();
  };

  /** Row numbers that match the view, in its order. @returns {number[]} */
  const match = () => {
    const words = (view.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = [...view].filter(([name]) => !OWN.includes(name) && index(name) >= 0);
    const found = [];
    for (let row = 0; row < given.rows.length; row++) {
      const fits = wanted.every(([name, value]) => String(given.rows[row][index(name)]) === value);
      if (fits && words.every((word) => folded[row].includes(word))) found.push(row);
    }
    return sort(found);
  };

  /** @param {number[]} rows @returns {number[]} missing values last, equal ones in the order of the query */
  const sort = (rows) => {
    const wanted = view.get("sort") ?? "";
    const at = index(wanted.replace(/^-/, ""));
    if (at < 0) return rows;
    const sign = wanted.startsWith("-") ? -1 : 1;
    return rows.sort((left, right) => {
      const [a, b] = [given.rows[left][at], given.rows[right][at]];
      if (a === null || b === null) return a === b ? left - right : a === null ? 1 : -1;
      const order = typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en", { numeric: true });
      return sign * order || left - right;
    });
  };

  /** What is shown, all of it, as names and rows. @returns {[string[], unknown[][]]} */
  const selected = () => {
    const columns = [...given.columns.filter((column) => column.is_key), ...chosen().filter((column) => !column.is_key)];
    const rows = match().map((row) => columns.map((column) => given.rows[row][index(column.name)]));
    return [columns.map((column) => column.name), rows];
  };

  const draw = () => {
    const columns = chosen();
    const found = match();
    for (const box of find(".columns .choices").querySelectorAll("input")) {
      box.checked = columns.some((column) => column.name === box.value);
    }
    head.replaceChildren(...columns.map(drawHead));
    body.replaceChildren(...found.slice(0, shown).map((row) => drawRow(row, columns)));
    const [all, some] = [given.rows.length, found.length];
    const words = some === all ? `${all.toLocaleString("en")} ${all === 1 ? "row" : "rows"}` : `${some.toLocaleString("en")} of ${all.toLocaleString("en")} rows`;
    find(".count").textContent = some > shown ? `${words}; the first ${shown} are shown` : words;
    drawMore(some);
    const live = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".live-sql"));
    if (live) {
      live.hidden = !document.querySelector(".see-sql a");
      live.href = `query.html#sql=${encodeURIComponent(writeSql(columns))}`;
    }
  };

  /** @param {Column} column */
  const drawHead = (column) => {
    const cell = Object.assign(document.createElement("th"), { scope: "col" });
    if (column.is_number) cell.className = "number";
    const sorted = view.get("sort");
    if (sorted?.replace(/^-/, "") === column.name) cell.ariaSort = sorted.startsWith("-") ? "descending" : "ascending";
    const button = Object.assign(document.createElement("button"), { type: "button", className: "sort", textContent: column.label });
    button.addEventListener("click", () => {
      // Numbers begin with the largest, as most readers want them.
      const turns = column.is_number ? [`-${column.name}`, column.name, ""] : [column.name, `-${column.name}`, ""];
      change(() => setOrDrop("sort", turns[(turns.indexOf(sorted ?? "") + 1) % turns.length]));
      const again = [...head.querySelectorAll("button.sort")].find((other) => other.textContent === column.label);
      /** @type {HTMLElement | undefined} */ (again)?.focus();
    });
    const help = Object.assign(document.createElement("button"), { type: "button", className: "help", textContent: "?" });
    help.setAttribute("popovertarget", `help-${column.name}`);
    help.ariaLabel = `What ${column.label} means`;
    cell.append(button, help);
    return cell;
  };

  /** @param {number} row @param {Column[]} columns */
  const drawRow = (row, columns) => {
    const line = document.createElement("tr");
    for (const column of columns) {
      const cell = line.insertCell();
      const text = silkledger.word(given.rows[row][index(column.name)], column);
      if (column.is_lead) cell.className = "lead";
      else if (column.is_number) cell.className = "number";
      else if (text.length <= 16) cell.className = "short";
      if (column.is_headline) cell.classList.add("headline");
      cell.dataset.label = column.label;
      const page = column.is_lead || column.is_key ? given.pages[row] : null;
      if (page) cell.append(Object.assign(document.createElement("a"), { href: page, textContent: text || "(no words)" }));
      else cell.textContent = text;
    }
    return line;
  };

  /** @param {number} some */
  const drawMore = (some) => {
    const more = find(".more");
    more.replaceChildren();
    if (some <= shown) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: `Show ${Math.min(STEP, some - shown)} more` });
    button.addEventListener("click", () => { shown += STEP; draw(); });
    more.append(button);
  };

  /** The view as a query. @param {Column[]} columns */
  const writeSql = (columns) => {
    const name = (/** @type {string} */ text) => `"${text.replaceAll('"', '""')}"`;
    const text = (/** @type {string} */ value) => `'${value.replaceAll("'", "''")}'`;
    const where = [...view].filter(([key]) => !OWN.includes(key) && index(key) >= 0).map(([key, value]) => `CAST(${name(key)} AS VARCHAR) = ${text(value)}`);
    for (const word of (view.get("q") ?? "").split(/\s+/).filter(Boolean)) {
      const all = given.columns.map((column) => `CAST(${name(column.name)} AS VARCHAR)`).join(", ");
      where.push(`contains(lower(replace(concat_ws(' ', ${all}), '_', ' ')), ${text(word.toLowerCase())})`);
    }
    const sorted = view.get("sort");
    const order = sorted ? `\nORDER BY ${name(sorted.replace(/^-/, ""))}${sorted.startsWith("-") ? " DESC" : ""} NULLS LAST` : "";
    return `SELECT ${columns.map((column) => name(column.name)).join(", ")}\nFROM (\n${given.query}\n)${where.length ? `\nWHERE ${where.join("\n    AND ")}` : ""}${order}`;
  };
})();
