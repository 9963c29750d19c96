/* form[data-guard]: leaving with unsaved words asks first. */
const changed = new Set();

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-guard]");
  if (form) changed.add(form);
});
for (const name of ["submit", "reset"]) document.addEventListener(name, (event) => changed.delete(event.target));

// an answer that is a fault brings the form back, its words still unsaved
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt?.closest?.("form[data-guard]");
  if (form?.isConnected && !event.detail.successful) changed.add(form);
});

window.addEventListener("beforeunload", (event) => {
  for (const form of changed) if (form.isConnected) return event.preventDefault();
});
