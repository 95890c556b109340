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
    status.textContent = shown + " of " + cards.length + (cards.length === 1 ? " key shown" : " keys shown");
  };
  const sort = () => {
    cards.sort((a, b) => orders[order.value](a, b) || orders.worst(a, b));
    list.append(...cards);
  };
  const memory = {
    read: (name) => { try { return localStorage.getItem(name); } catch { return null; } },
    write: (name, value) => { try { localStorage.setItem(name, value); } catch { /* private window */ } },
  };
  const boxesOf = (card) => [...card.querySelectorAll("input[type=checkbox]")];
  const tell = (card) => {
    const boxes = boxesOf(card);
    const done = boxes.filter((box) => box.checked).length;
    card.classList.toggle("done", boxes.length > 0 && done === boxes.length);
    card.querySelector(".progress").textContent = done + " of " + boxes.length + " steps done";
  };
  for (const card of cards) {
    const name = "keylint:" + card.dataset.fingerprint;
    const done = new Set((memory.read(name) ?? "").split(","));
    boxesOf(card).forEach((box, index) => { box.checked = done.has(String(index)); });
    tell(card);
  }
  list.addEventListener("change", (event) => {
    const card = event.target.closest("article");
    if (!card) return;
    const done = boxesOf(card).flatMap((box, index) => (box.checked ? [index] : []));
    memory.write("keylint:" + card.dataset.fingerprint, done.join(","));
    tell(card);
    if (state.value !== "") show();
  });
  controls.addEventListener("submit", (event) => event.preventDefault());
  for (const control of [search, severity, state]) control.addEventListener("input", show);
  order.addEventListener("input", sort);
  controls.hidden = false;
  show();
})();
`;
