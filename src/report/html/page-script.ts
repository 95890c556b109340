/**
 * What the page does: filter, sort, and tick off the steps of a rotation, remembered in the browser that ticked them. It makes
 * no markup, asks nobody anything, and without it everything can be read.
 */
export const PAGE_SCRIPT = `"use strict";
(() => {
  const list = document.getElementById("keys");
  const controls = document.getElementById("controls");
  if (!list || !controls) return;
  const cards = [...list.children];
  const [search, severity, state, order] = ["search", "severity", "state", "order"].map((id) =>
    document.getElementById(id));
  const status = document.getElementById("shown");
  const overall = document.getElementById("overall");
  const texts = new Map();
  const textOf = (card) => {
    if (!texts.has(card)) texts.set(card, card.textContent.toLowerCase());
    return texts.get(card);
  };
  const number = (card, name) => Number(card.dataset[name]);
  const orders = {
    worst: (a, b) => number(a, "rank") - number(b, "rank"),
    longest: (a, b) => number(b, "days") - number(a, "days"),
    oldest: (a, b) => number(a, "since") - number(b, "since"),
    places: (a, b) => number(b, "places") - number(a, "places"),
  };
  const show = () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let shown = 0;
    for (const card of cards) {
      const fits =
        (severity.value === "" || card.dataset.severity === severity.value) &&
        (state.value === "" || card.classList.contains("done") === (state.value === "done")) &&
        words.every((word) => textOf(card).includes(word));
      card.hidden = !fits;
      if (fits) shown++;
    }
    status.textContent = shown + " of " + cards.length + " shown";
  };
  const sort = () => {
    cards.sort((a, b) => orders[order.value](a, b) || orders.worst(a, b));
    list.append(...cards);
  };
  const memory = {
    read: (name) => { try { return localStorage.getItem(name); } catch { return null; } },
    write: (name, value) => { try { localStorage.setItem(name, value); } catch { /* private window */ } },
  };
  // By its words: another report on the same key may have other steps.
  const stepOf = (box) => box.parentElement.textContent;
  const boxesOf = (card) => [...card.querySelectorAll("input[type=checkbox]")];
  const tell = (card) => {
    const boxes = boxesOf(card);
    const done = boxes.filter((box) => box.checked).length;
    card.classList.toggle("done", boxes.length > 0 && done === boxes.length);
    card.querySelector(".progress").textContent = done + " of " + boxes.length + " steps done";
  };
  const tellAll = () => {
    const done = cards.filter((card) => card.classList.contains("done")).length;
    overall.textContent = done + " of " + cards.length + " done with";
  };
  for (const card of cards) {
    const done = new Set((memory.read("keylint:" + card.dataset.memory) ?? "").split("\\n"));
    for (const box of boxesOf(card)) box.checked = done.has(stepOf(box));
    tell(card);
  }
  tellAll();
  list.addEventListener("change", (event) => {
    const card = event.target.closest("article");
    if (!card) return;
    const done = boxesOf(card).filter((box) => box.checked).map(stepOf);
    memory.write("keylint:" + card.dataset.memory, done.join("\\n"));
    tell(card);
    tellAll();
    if (state.value !== "") show();
  });
  controls.addEventListener("submit", (event) => event.preventDefault());
  for (const control of [search, severity, state]) control.addEventListener("input", show);
  order.addEventListener("input", sort);
  // On paper nobody can open what is folded.
  addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
  });
  controls.hidden = false;
  show();
})();
`;
