
(() => {
  "use strict";
  const cards = [...document.querySelectorAll(".card")];
  const pieces = [...document.querySelectorAll("article [data-start]")];
  const filters = document.getElementById("filters");
  let held = null;

  const groups = [...document.querySelectorAll(".group")];
  const inText = document.getElementById("in-text");
  const order = document.getElementById("order");

  // In the order in which they stand on the page, which the reader may change.
  const shown = () => [...document.querySelectorAll(".card")].filter((card) => !card.hidden);
  const byId = (id) => document.getElementById(id);

  // Spans are "start-end start-end": code points of the document's text, half-open. Pieces carry the same numbers.
  const within = (spans) => {
    const ranges = spans.split(" ").filter(Boolean).map((span) => span.split("-").map(Number));
    return pieces.filter((piece) =>
      ranges.some(([start, end]) => start <= +piece.dataset.start && +piece.dataset.end <= end));
  };

  const dim = () => {
    document.querySelectorAll(".lit").forEach((piece) => piece.classList.remove("lit"));
    document.querySelectorAll(".near").forEach((card) => card.classList.remove("near"));
  };

  const light = (spans, near) => {
    dim();
    const lit = within(spans);
    lit.forEach((piece) => piece.classList.add("lit"));
    near.forEach((card) => card.classList.add("near"));
    return lit;
  };

  const back = () => (held ? light(held.dataset.spans, [held]) : dim());

  const hold = (card, lead) => {
    if (held) held.classList.remove("held");
    held = card;
    if (!card) return dim();
    card.classList.add("held");
    const lit = light(card.dataset.spans, [card]);
    const narrow = matchMedia("(max-width: 52rem)").matches;
    if (lead === "card" && lit.length) lit[0].scrollIntoView({ block: "center" });
    if (lead === "words") card.scrollIntoView({ block: narrow ? "start" : "nearest" });
  };

  const cardsOf = (piece) =>
    (piece.dataset.cards || "").split(" ").filter(Boolean).map(byId).filter((card) => card && !card.hidden);

  // Clicking the same words again goes on to the next record that they prove.
  const next = (piece) => {
    const here = cardsOf(piece);
    if (here.length) hold(here[(here.indexOf(held) + 1) % here.length], "words");
  };

  pieces.filter((piece) => piece.dataset.cards).forEach((piece) => {
    piece.addEventListener("mouseenter", () => {
      const near = cardsOf(piece);
      if (near.length) light(near.map((card) => card.dataset.spans).join(" "), near);
    });
    piece.addEventListener("mouseleave", back);
    piece.addEventListener("click", () => next(piece));
  });

  cards.forEach((card) => {
    card.addEventListener("mouseenter", () => light(card.dataset.spans, [card]));
    card.addEventListener("mouseleave", back);
    card.addEventListener("focus", () => hold(card, "focus"));
    card.addEventListener("click", (event) => {
      if (!event.target.closest("details")) hold(card, "card");
    });
    card.querySelectorAll("[data-spans]").forEach((step) => {
      const show = () => light(step.dataset.spans, [card]);
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
    const card = list[at < 0 ? (step > 0 ? 0 : list.length - 1) : (at + step + list.length) % list.length];
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    hold(card, "card");
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "Escape") hold(null);
    else if (event.key === "Enter" && target.matches(".card")) {
      hold(target, "card");
      const details = target.querySelector("details");
      if (details) details.open = !details.open;
    } else if ((event.key === "Enter" || event.key === " ") && target.matches("article [data-cards]")) {
      event.preventDefault();
      next(target);
    }
  });

  const startOf = (card) => Math.min(...card.dataset.spans.split(" ").filter(Boolean).map((span) => parseInt(span, 10)));
  const homes = new Map(cards.map((card) => [card, card.parentElement]));

  const arrange = () => {
    const byText = order.checked;
    inText.hidden = !byText;
    const sorted = byText ? [...cards].sort((one, other) => startOf(one) - startOf(other)) : cards;
    sorted.forEach((card) => (byText ? inText : homes.get(card)).append(card));
    filter();
  };

  const filter = () => {
    const on = new Set([...filters.elements].filter((box) => box.checked).map((box) => box.value));
    cards.forEach((card) => { card.hidden = !on.has(card.dataset.kind); });
    groups.forEach((group) => { group.hidden = !group.querySelector(".card:not([hidden])"); });
    pieces.filter((piece) => piece.dataset.cards).forEach((piece) => {
      const here = cardsOf(piece);
      piece.classList.toggle("off", !here.length);
      const marks = new Set(here.map((card) => card.dataset.kind));
      [...filters.elements].forEach((box) => piece.classList.toggle(box.value, marks.has(box.value)));
      if (piece.hasAttribute("role")) piece.tabIndex = here.length ? 0 : -1;
    });
    if (held && held.hidden) hold(null);
  };

  order.addEventListener("change", arrange);
  filters.addEventListener("change", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  arrange();
  if (location.hash) {
    const card = byId(decodeURIComponent(location.hash.slice(1)));
    if (card && card.matches(".card")) hold(card, "card");
  }
})();
