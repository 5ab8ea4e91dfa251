// A document's text: a highlight tells what was read there and which facts use it; a fact shows its words.
"use strict";
(() => {
  /** kind, words, used, number of the fact, page @typedef {[string, string, number, number|null, string|undefined]} Mark */
  /** @type {{kinds: string, says: number[], facts: number[], pages: number[], words: string[]}} */
  const data = JSON.parse(document.getElementById("marks")?.textContent ?? "{}");
  let named = 0;
  const marks = [...data.kinds].map((kind, at) => /** @type {Mark} */ ([
    kind === "u" ? "f" : kind,
    data.words[data.says[at]],
    kind === "u" ? 0 : 1,
    data.facts[at] < 0 ? null : data.facts[at],
    kind === "m" ? data.words[data.pages[named++]] : undefined,
  ]));
  /** Label, address of the statement, kind of row: as the list beside the text has them. */
  const facts = /** @type {[string, string, string][]} */ ([]);
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".facts li[data-fact]"))) {
    const link = item.querySelector("a:not(.show)");
    const label = (link ?? item.firstChild)?.textContent?.trim() ?? "";
    const address = link ? (link.getAttribute("href") ?? "") + (item.querySelector("a.show")?.getAttribute("href") ?? "") : "";
    facts[Number(item.dataset.fact)] = [label, address, item.parentElement?.previousElementSibling?.textContent ?? ""];
  }
  const text = /** @type {HTMLElement} */ (document.getElementById("text"));
  const panel = /** @type {HTMLElement} */ (document.querySelector(".picked"));
  const segments = /** @type {HTMLElement[]} */ ([...text.querySelectorAll(".m")]);
  // Each number is written as its distance from the one before.
  const numbersOf = segments.map((segment) => {
    let last = 0;
    return (segment.dataset.m ?? "").split(" ").map((step) => last += Number(step));
  });
  // Marks are numbered as they begin in the text, where each but a name has its anchor.
  const anchored = marks.flatMap(([kind], number) => (kind === "m" ? [] : [number]));
  const anchors = new Map([...text.querySelectorAll("[id]")].map((anchor, at) => [anchor.id, anchored[at]]));

  const SETTINGS = { figure: "hide-figure", unused: "hide-unused", evidence: "hide-evidence", mention: "hide-mention" };
  const form = /** @type {HTMLFormElement} */ (document.querySelector("form.kinds"));
  form.hidden = false;
  form.addEventListener("change", () => {
    for (const box of form.querySelectorAll("input")) {
      text.classList.toggle(SETTINGS[/** @type {keyof typeof SETTINGS} */ (box.dataset.hides)], !box.checked);
    }
  });

  /** @param {(number: number) => boolean} wanted marks to light up @returns {HTMLElement | undefined} the first of them */
  const light = (wanted) => {
    let first;
    segments.forEach((segment, index) => {
      const found = numbersOf[index].some(wanted);
      segment.classList.toggle("found", found);
      if (found && !first) first = segment;
    });
    return first;
  };

  /** @param {string} name @param {Record<string, string>} set @param {(Node|string)[]} inside */
  const make = (name, set = {}, ...inside) => {
    const made = Object.assign(document.createElement(name), set);
    made.append(...inside);
    return made;
  };

  /** What the words of a segment say, and the facts that use them. @param {number[]} numbers @param {string} words */
  const describe = (numbers, words) => {
    const held = numbers.map((number) => marks[number]);
    const list = make("ul");
    for (const [kind, said, used, , page] of held) {
      if (kind === "f") list.append(make("li", {}, `Figure: ${said}${used ? "" : ". No fact uses it."}`));
      if (kind === "m") list.append(make("li", {}, "Name: ", page ? make("a", { href: `../${page}`, textContent: said }) : said));
    }
    for (const fact of new Set(held.map((mark) => mark[3]).filter((number) => number !== null))) {
      const [label, address, table] = facts[Number(fact)];
      const columns = held.filter((mark) => mark[3] === fact && mark[0] === "c").map((mark) => make("li", {}, mark[1]));
      const show = make("button", { type: "button", className: "button", textContent: "show all its words" });
      show.addEventListener("click", () => showFact(Number(fact)));
      const item = make("li", {}, `${table}: `, address ? make("a", { href: address, textContent: label }) : label, " ", show);
      if (columns.length) item.append(make("ul", {}, ...columns));
      list.append(item);
    }
    const close = make("button", { type: "button", className: "button", textContent: "Close" });
    close.addEventListener("click", () => { panel.hidden = true; light(() => false); });
    panel.replaceChildren(make("h2", {}, `“${words}”`), list, make("p", {}, close));
    panel.hidden = false;
  };

  /** The whole words of the shortest highlight of a segment. @param {number[]} numbers */
  const wordsOf = (numbers) => {
    const length = (/** @type {number} */ number) => segments.reduce((sum, segment, index) => sum + (numbersOf[index].includes(number) ? segment.textContent?.length ?? 0 : 0), 0);
    const own = numbers.filter((number) => "fm".includes(marks[number][0]));
    const best = (own.length ? own : numbers).reduce((a, b) => (length(b) < length(a) ? b : a));
    return { best, words: segments.filter((_, index) => numbersOf[index].includes(best)).map((segment) => segment.textContent).join("") };
  };

  /** @param {number} index of a segment */
  const pick = (index) => {
    const { best, words } = wordsOf(numbersOf[index]);
    light((number) => number === best);
    describe(numbersOf[index], words);
  };

  /** @param {number} fact */
  const showFact = (fact) => {
    const own = (/** @type {number} */ number) => marks[number][3] === fact && marks[number][0] === "c";
    const any = (/** @type {number} */ number) => marks[number][3] === fact;
    const first = light(own) ?? light(any);
    first?.scrollIntoView({ block: "center" });
    focusOn(first);
  };

  text.addEventListener("click", (event) => {
    const segment = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest(".m"));
    if (!segment || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    pick(segments.indexOf(segment));
    focusOn(segment);
  });

  // One stop of the Tab key for the whole text; arrows go from highlight to highlight.
  const links = segments.filter((segment) => segment.localName === "a");
  links.forEach((link, index) => { link.tabIndex = index === 0 ? 0 : -1; });
  /** @param {HTMLElement | undefined} segment */
  const focusOn = (segment) => {
    if (!segment || segment.localName !== "a") return;
    for (const link of links) link.tabIndex = link === segment ? 0 : -1;
    segment.focus({ preventScroll: true });
  };
  text.addEventListener("keydown", (event) => {
    const at = links.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    const step = steps[/** @type {keyof typeof steps} */ (event.key)];
    if (at < 0) return;
    const next = event.key === "Home" ? links[0] : event.key === "End" ? links.at(-1) : step ? links[at + step] : undefined;
    if (!next) return;
    event.preventDefault();
    focusOn(next);
    next.scrollIntoView({ block: "nearest" });
  });

  const readAddress = () => {
    const number = anchors.get(decodeURIComponent(location.hash.slice(1)));
    if (number === undefined) return;
    const mark = marks[number];
    const fact = mark[0] === "e" ? mark[3] : null;
    const first = light((other) => other === number || (fact !== null && marks[other][3] === fact && marks[other][0] === "c"));
    first?.scrollIntoView({ block: "center", behavior: "instant" });
    if (first) describe([...new Set([number, ...numbersOf[segments.indexOf(first)]])], wordsOf([number]).words);
    focusOn(first);
  };
  addEventListener("hashchange", readAddress);
  // The browser goes to the anchor once the page is loaded, and takes the focus with it.
  addEventListener("load", () => setTimeout(readAddress));
  for (const link of document.querySelectorAll("a.show")) {
    link.addEventListener("click", () => { if (link.getAttribute("href") === location.hash) readAddress(); });
  }
})();
