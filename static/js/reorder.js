/* Moving items by hand. Load it on pages with [data-reorder]; up and down buttons are the way by keyboard and without script.

   <ol class="items" data-reorder="opening" data-reorder-url="/…/" data-reorder-target="#agenda">
     <li class="item" data-reorder-id="7">… <span class="item-grip"> … <button id="up-7" data-move="up"> …

   A drop posts item (7), list ("opening") and order (all ids of that list, in order) and swaps the target with the
   answer. Lists with the same target share their items. Focus stays on the moved arrow, or goes to its twin. */
import Sortable from "../vendor/sortablejs/modular/sortable.esm.js";

const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

function start(part) {
  const lists = [...part.querySelectorAll("[data-reorder]")];
  if (part.matches?.("[data-reorder]")) lists.push(part);
  for (const list of lists) {
    if (Sortable.get(list)) continue;
    Sortable.create(list, {
      group: list.dataset.reorderTarget,
      handle: ".item-grip",
      draggable: "[data-reorder-id]",
      chosenClass: "is-lifted",
      ghostClass: "is-dropping",
      animation: still ? 0 : 120,
      onEnd: drop,
    });
  }
}

function drop({ item, from, to, oldDraggableIndex, newDraggableIndex }) {
  if (from === to && oldDraggableIndex === newDraggableIndex) return;
  const order = [...to.querySelectorAll(":scope > [data-reorder-id]")].map((one) => one.dataset.reorderId);
  window.htmx.ajax("POST", to.dataset.reorderUrl, {
    source: to,
    target: to.dataset.reorderTarget,
    swap: "outerHTML",
    values: { item: item.dataset.reorderId, list: to.dataset.reorder, order },
  });
}

// an arrow at the end of its list is disabled and cannot hold the focus: its twin takes it
let moved = null;
document.addEventListener("htmx:beforeRequest", () => {
  moved = document.activeElement?.closest?.("[data-move]")?.id ?? null;
});
document.addEventListener("htmx:afterSettle", (event) => {
  start(event.detail.elt ?? document);
  if (!moved) return;
  const arrow = document.getElementById(moved);
  moved = null;
  if (!arrow) return;
  const twin = arrow.disabled ? arrow.closest("[data-reorder-id]")?.querySelector("[data-move]:not(:disabled)") : arrow;
  twin?.focus();
});

start(document);
