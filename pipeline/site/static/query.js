// DuckDB in the page. Engine and tables are scripts, loaded when the first query runs; the worker has no way to the world.
"use strict";
globalThis.silkledger = globalThis.silkledger ?? {};
(() => {
  const place = document.getElementById("query");
  if (!place) return;
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (place.querySelector(selector));
  const box = /** @type {HTMLTextAreaElement} */ (find("#sql"));
  const status = find(".status-line");
  const error = find(".error");
  const result = find(".result");
  const MOST_ROWS = 1000;
  const MOST_BARS = 40;

  /** @typedef {{names: string[], rows: unknown[][], numeric: boolean[]}} Answer */
  /** @type {{worker: string, wasm: string} | undefined} */ let engine;
  /** @type {{streams: Record<string, string>, views: string[]} | undefined} */ let tables;
  /**
   * A database on its way or there: `gone` rejects once its worker is lost, which the library itself would never say.
   * @typedef {{connection: Promise<any>, gone: Promise<never>, lose: (problem: Error) => void, worker?: Worker}} Database
   */
  /** @type {Database | undefined} */ let database;
  /** @type {Answer | undefined} */ let answer;
  let run = 0;

  silkledger.receiveEngine = (/** @type {string} */ code, /** @type {string} */ wasm) => { engine = { worker: code, wasm }; };
  silkledger.receiveTables = (/** @type {Record<string, string>} */ streams, /** @type {string[]} */ views) => { tables = { streams, views }; };

  /** @param {string} path */
  const load = (path) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = (document.body.dataset.root ?? "") + path;
    script.onload = () => resolve(undefined);
    script.onerror = () => { script.remove(); reject(new Error(`${path} is missing beside this page`)); };
    document.head.append(script);
  });

  const decode = (/** @type {string} */ packed) => Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const unpack = (/** @type {string} */ packed) =>
    new Response(new Blob([decode(packed)]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();

  /** @returns {Database} */
  const open = () => {
    const made = /** @type {Database} */ ({});
    made.gone = new Promise((_, reject) => { made.lose = reject; });
    made.connection = Promise.race([start(made), made.gone]);
    made.connection.catch(() => { if (database === made) close(); });
    return made;
  };

  /** Ends the database, wherever it stands; the next query starts anew. */
  const close = () => {
    const ended = database;
    database = undefined;
    ended?.worker?.terminate();
    ended?.lose(new Error("the database was stopped"));
  };

  /** @param {Database} made is still wanted after each wait, or the start ends there */
  const start = async (made) => {
    const say = (/** @type {string} */ words) => {
      if (database && database !== made) throw new Error("another start took over");
      if (!database) throw new Error("the database was stopped");
      status.textContent = words;
    };
    await Promise.resolve();
    say("Loading the database…");
    if (!engine) await load(place.dataset.engine ?? "");
    if (!tables) await load(place.dataset.tables ?? "");
    if (!engine || !tables) throw new Error("the database came incomplete");
    say("Starting the database…");
    const [code, wasm] = await Promise.all([unpack(engine.worker), unpack(engine.wasm)]);
    say("Starting the database…");
    const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    const worker = made.worker = new Worker(address);
    URL.revokeObjectURL(address);
    worker.addEventListener("error", (event) => {
      made.lose(new Error(`the database broke: ${event.message || "no reason given"}`));
      if (database === made) close();
    });
    worker.postMessage({ silkledgerEngine: wasm }, [wasm]);
    const opened = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
    await opened.instantiate("https://none.invalid/engine.wasm"); // a name only: the worker has the bytes
    const connection = await opened.connect();
    await connection.query("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false");
    for (const [name, stream] of Object.entries(tables.streams)) {
      await connection.insertArrowFromIPCStream(decode(stream), { name, create: true });
    }
    for (const view of tables.views) await connection.query(view);
    return connection;
  };

  const ask = async () => {
    const mine = ++run;
    const sql = box.value.trim();
    if (!sql) return;
    history.replaceState(null, "", `#sql=${encodeURIComponent(sql)}`);
    error.hidden = true;
    find(".stop").hidden = false;
    try {
      const held = database ??= open();
      const connection = await held.connection;
      if (mine !== run) return;
      status.textContent = "Running…";
      const begun = performance.now();
      const table = await Promise.race([connection.query(sql), held.gone]);
      if (mine !== run) return;
      answer = read(table);
      const rows = answer.rows.length;
      status.textContent = `${rows.toLocaleString("en")} ${rows === 1 ? "row" : "rows"} in ${Math.round(performance.now() - begun)} ms`;
      draw();
    } catch (problem) {
      if (mine !== run) return;
      status.textContent = "The query did not run.";
      error.textContent = String(problem instanceof Error ? problem.message : problem);
      error.hidden = false;
      result.hidden = true;
    } finally {
      if (mine === run) find(".stop").hidden = true;
    }
  };

  /** An Arrow table as plain values. @param {any} table @returns {Answer} */
  const read = (table) => {
    const fields = table.schema.fields;
    const rows = [];
    const columns = fields.map((/** @type {any} */ _, /** @type {number} */ at) => table.getChildAt(at));
    for (let row = 0; row < table.numRows; row++) {
      rows.push(columns.map((/** @type {any} */ column, /** @type {number} */ at) => plain(column.get(row), fields[at].type)));
    }
    const numeric = fields.map((/** @type {any} */ _, /** @type {number} */ at) =>
      rows.some((row) => typeof row[at] === "number") && rows.every((row) => row[at] === null || typeof row[at] === "number"));
    return { names: fields.map((/** @type {any} */ field) => field.name), rows, numeric };
  };

  /** @param {any} value @param {any} type @returns {unknown} */
  const plain = (value, type) => {
    if (value === null || value === undefined) return null;
    if (Arrow.DataType.isDate(type)) return new Date(Number(value)).toISOString().slice(0, 10);
    if (Arrow.DataType.isTimestamp(type)) return new Date(Number(value)).toISOString().replace("T", " ").replace(/\.?0*Z$/, "");
    if (Arrow.DataType.isDecimal(type)) return Number(value.toString()) / 10 ** type.scale;
    if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    if (typeof value === "object") return JSON.stringify(value, (_, held) => (typeof held === "bigint" ? String(held) : held));
    return value;
  };

  const isChart = () => find(".as-chart").getAttribute("aria-pressed") === "true";
  const draw = () => {
    if (!answer) return;
    result.hidden = false;
    find(".shown").replaceChildren(isChart() ? drawChart(answer) : drawTable(answer));
    const rows = answer.rows.length;
    find(".result .count").textContent = !isChart() && rows > MOST_ROWS ? `the first ${MOST_ROWS} of ${rows.toLocaleString("en")} rows` : "";
  };

  /** @param {Answer} held */
  const drawTable = ({ names, rows, numeric }) => {
    const frame = Object.assign(document.createElement("div"), { className: "scroll", tabIndex: 0, role: "region", ariaLabel: "Result" });
    const table = Object.assign(document.createElement("table"), { className: "rows" });
    const head = table.createTHead().insertRow();
    names.forEach((name, at) => head.append(Object.assign(document.createElement("th"), { scope: "col", textContent: name, className: numeric[at] ? "number" : "" })));
    const body = table.createTBody();
    for (const row of rows.slice(0, MOST_ROWS)) {
      const line = body.insertRow();
      row.forEach((value, at) => {
        const cell = line.insertCell();
        const number = typeof value === "number";
        cell.textContent = number ? value.toLocaleString("en", { useGrouping: !names[at].endsWith("year"), maximumSignificantDigits: 15 }) : silkledger.word(value);
        cell.className = number ? "number" : (cell.textContent?.length ?? 0) <= 28 ? "short" : "";
      });
    }
    frame.append(table);
    return frame;
  };

  /** Bars of the first column of numbers, named by the first of words. @param {Answer} held */
  const drawChart = ({ names, rows, numeric }) => {
    const of = numeric.lastIndexOf(true);
    const by = numeric.indexOf(false);
    if (of < 0 || rows.length === 0) {
      return Object.assign(document.createElement("p"), { className: "note", textContent: "A chart needs a column of numbers; the last one is drawn, and the first column of words names the bars." });
    }
    const label = (/** @type {unknown[]} */ row) => String(by >= 0 ? row[by] ?? "" : row[0]);
    const bars = rows.filter((row) => typeof row[of] === "number").slice(0, MOST_BARS);
    const most = Math.max(...bars.map((row) => Math.abs(Number(row[of]))), Number.MIN_VALUE);
    const svg = make("svg", { class: "bars", width: "100%", height: String(26 * bars.length + 8), role: "img", "aria-label": `${names[of]} by ${by >= 0 ? names[by] : names[0]}` });
    bars.forEach((row, at) => {
      const y = 26 * at + 4;
      const width = 52 * Math.abs(Number(row[of])) / most;
      const name = label(row);
      svg.append(
        make("text", { x: "31%", y: String(y + 15), "text-anchor": "end" }, name.length > 42 ? `${name.slice(0, 41)}…` : name),
        make("rect", { x: "32%", y: String(y), width: `${Math.max(width, .2)}%`, height: "20" }),
        make("text", { x: `${33 + width}%`, y: String(y + 15) }, silkledger.word(row[of])),
      );
    });
    const figure = document.createElement("figure");
    figure.className = "panel";
    figure.append(Object.assign(document.createElement("figcaption"), { textContent: names[of] }), svg);
    return figure;
  };

  /** @param {string} name @param {Record<string, string>} set @param {string} text */
  const make = (name, set, text = "") => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(set)) made.setAttribute(key, value);
    made.textContent = text;
    return made;
  };

  find("form").addEventListener("submit", (event) => { event.preventDefault(); ask(); });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); ask(); }
  });
  find(".stop").addEventListener("click", () => { run++; close(); find(".stop").hidden = true; status.textContent = "Stopped. The next query starts the database anew."; });
  find("select.example").addEventListener("change", (event) => {
    const chosen = /** @type {HTMLSelectElement} */ (event.currentTarget).value;
    if (chosen) box.value = chosen;
  });
  for (const [on, off] of [[".as-table", ".as-chart"], [".as-chart", ".as-table"]]) {
    find(on).addEventListener("click", () => {
      find(on).setAttribute("aria-pressed", "true");
      find(off).setAttribute("aria-pressed", "false");
      draw();
    });
  }
  find(".copy").addEventListener("click", (event) => { if (answer) silkledger.copy(silkledger.toTabs(answer.names, answer.rows), /** @type {HTMLElement} */ (event.currentTarget)); });
  find(".csv").addEventListener("click", () => { if (answer) silkledger.download("query.csv", silkledger.toCsv(answer.names, answer.rows)); });
  for (const button of place.querySelectorAll(".insert")) {
    button.addEventListener("click", () => {
      box.setRangeText(button.getAttribute("data-insert") ?? "", box.selectionStart, box.selectionEnd, "end");
      box.focus();
    });
  }
  const readAddress = () => {
    const sql = new URLSearchParams(location.hash.slice(1)).get("sql");
    if (sql && sql !== box.value.trim()) { box.value = sql; ask(); } else if (sql && !answer) ask();
  };
  addEventListener("hashchange", readAddress);
  readAddress();
})();
