
(() => {
  "use strict";
  const filters = document.getElementById("filters");
  const sections = [...document.querySelectorAll("section.article")];
  const findings = [...document.querySelectorAll(".finding")];
  const words = [...document.querySelectorAll("article [data-cards]")];
  const piecesOf = new Map(sections.map((section) => [section, [...section.querySelectorAll("article [data-start]")]]));
  const textOf = new Map(findings.map((finding) => [finding, finding.textContent.toLowerCase()]));
  // A verdict's first word marks its findings and their words.
  const all = [...filters.elements].filter((box) => box.name === "verdict").map((box) => box.value.split(" ")[0]);
  let held = null;

  const byId = (id) => document.getElementById(id);
  const shown = () => findings.filter((finding) => !finding.hidden);

  // Spans are "start-end start-end": code points of the text of the article that the element belongs to, half-open.
  const within = (element) => {
    const ranges = element.dataset.spans.split(" ").filter(Boolean).map((span) => span.split("-").map(Number));
    return piecesOf.get(element.closest("section")).filter((piece) =>
      ranges.some(([start, end]) => start <= +piece.dataset.start && +piece.dataset.end <= end));
  };

  const dim = () => document.querySelectorAll(".lit, .near").forEach((one) => one.classList.remove("lit", "near"));

  const light = (elements, near) => {
    dim();
    const lit = elements.flatMap(within);
    lit.forEach((piece) => piece.classList.add("lit"));
    near.forEach((finding) => finding.classList.add("near"));
    return lit;
  };

  const back = () => (held ? light([held], [held]) : dim());

  const hold = (finding, lead) => {
    if (held) held.classList.remove("held");
    held = finding;
    if (!finding) return dim();
    finding.classList.add("held");
    const lit = light([finding], [finding]);
    if (lead === "words") return finding.scrollIntoView({ block: "nearest" });
    if (lead === "finding" && lit.length) {
      // Only the pane of the article moves: the list of findings stays under the eye.
      const pane = lit[0].closest("article");
      pane.scrollTop += lit[0].getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
    }
  };

  const findingsOf = (piece) => piece.dataset.cards.split(" ").map(byId).filter((finding) => finding && !finding.hidden);

  // Clicking the same words again goes on to the next record that stands on them.
  const next = (piece) => {
    const here = findingsOf(piece);
    if (here.length) hold(here[(here.indexOf(held) + 1) % here.length], "words");
  };

  words.forEach((piece) => {
    piece.addEventListener("mouseenter", () => {
      const near = findingsOf(piece);
      if (near.length) light(near, near);
    });
    piece.addEventListener("mouseleave", back);
    piece.addEventListener("click", () => next(piece));
  });

  findings.forEach((finding) => {
    finding.addEventListener("mouseenter", () => light([finding], [finding]));
    finding.addEventListener("mouseleave", back);
    finding.addEventListener("click", (event) => {
      const link = event.target.closest("[data-to]");
      if (link) hold(byId(link.dataset.to), "words");
      else if (!event.target.closest("details")) hold(finding, "finding");
    });
    finding.querySelectorAll("[data-spans]").forEach((step) => {
      const show = () => light([step], [finding]);
      step.addEventListener("mouseenter", show);
      step.addEventListener("focus", show);
      step.addEventListener("mouseleave", back);
      step.addEventListener("blur", back);
    });
  });

  const go = (step) => {
    const list = shown();
    if (!list.length) return;
    const at = list.indexOf(held);
    const finding = list[at < 0 ? (step > 0 ? 0 : list.length - 1) : (at + step + list.length) % list.length];
    finding.focus({ preventScroll: true });
    finding.scrollIntoView({ block: "nearest" });
    hold(finding, "finding");
  };

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || target.matches("input, select")) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "Escape") hold(null);
    else if (event.key === "Enter" && target.matches(".finding")) {
      hold(target, "finding");
      target.querySelectorAll("details").forEach((one) => { one.open = !one.open; });
    } else if ((event.key === "Enter" || event.key === " ") && target.matches("[data-to]")) {
      event.preventDefault();
      hold(byId(target.dataset.to), "words");
    } else if ((event.key === "Enter" || event.key === " ") && target.matches("article [data-cards]")) {
      event.preventDefault();
      next(target);
    }
  });

  const checked = (name) => new Set([...filters.elements].filter((box) => box.name === name && box.checked).map((box) => box.value));

  const filter = () => {
    const [verdicts, kinds] = [checked("verdict"), checked("kind")];
    const [wrongKind, wrong] = filters.elements.wrong.value.split(" ");
    const sought = filters.elements.words.value.trim().toLowerCase();
    findings.forEach((finding) => {
      const { verdict, kind } = finding.dataset;
      finding.hidden = !(verdicts.has(verdict) && kinds.has(kind)
        && (!wrong || (kind === wrongKind && finding.dataset.wrong.split(" ").includes(wrong)))
        && (!sought || textOf.get(finding).includes(sought)));
    });
    document.querySelectorAll(".group, section.article").forEach((one) => {
      one.hidden = !one.querySelector(".finding:not([hidden])");
    });
    words.forEach((piece) => {
      const here = findingsOf(piece);
      piece.classList.toggle("off", !here.length);
      const marks = new Set(here.map((finding) => finding.dataset.verdict.split(" ")[0]));
      all.forEach((mark) => piece.classList.toggle(mark, marks.has(mark)));
      if (piece.hasAttribute("role")) piece.tabIndex = here.length ? 0 : -1;
    });
    const left = shown().length;
    byId("shown").textContent = `${left} of ${findings.length} shown`;
    byId("nothing").hidden = left > 0;
    if (held && held.hidden) hold(null);
  };

  filters.addEventListener("input", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filter();
  const named = location.hash && byId(decodeURIComponent(location.hash.slice(1)));
  if (named && named.matches(".finding")) {
    const box = [...filters.elements].find((one) => one.value === named.dataset.verdict);
    if (!box.checked) {
      box.checked = true;
      filter();
    }
    hold(named, "words");
  }
})();
