/* input[data-picks="name"] ticks every box of that name in its form, and says whether all, some or none are ticked.
   Without script it is sent by itself, and the page behind it knows what it stands for. */
const boxesOf = (every) => [...every.form.elements].filter((box) => box.name === every.dataset.picks && box.type === "checkbox");

function tally(every) {
  const boxes = boxesOf(every);
  const ticked = boxes.filter((box) => box.checked).length;
  every.checked = boxes.length > 0 && ticked === boxes.length;
  every.indeterminate = ticked > 0 && ticked < boxes.length;
}

document.addEventListener("change", (event) => {
  const box = event.target;
  if (box.dataset?.picks) boxesOf(box).forEach((one) => (one.checked = box.checked));
  else if (box.name && box.form) box.form.querySelectorAll(`[data-picks="${CSS.escape(box.name)}"]`).forEach(tally);
});

// a page that comes back from memory brings its ticks along
window.addEventListener("pageshow", () => document.querySelectorAll("[data-picks]").forEach(tally));
