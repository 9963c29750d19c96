/* The agenda builder swaps its whole agenda after each step. What somebody is still typing is carried over: forms left
   open in a row, and minutes not yet sent. Only the form that sent the step, or was cancelled, gives way. */
let kept = [];
let typing = null;

document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, requestConfig } = event.detail;
  kept = [];
  typing = null;
  if (target.id !== "agenda") return;
  const sender = requestConfig.elt;
  kept = [...target.querySelectorAll("form.item-edit")].filter((form) => form !== sender && !form.contains(sender));
  kept = kept.map((form) => ({ form, row: form.closest("li.item, [id^='add-']") }));
  const now = document.activeElement;
  if (now?.name === "minutes" && now.value !== now.defaultValue && now.form !== sender) typing = { id: now.id, value: now.value };
});

document.addEventListener("htmx:afterSwap", () => {
  for (const { row } of kept) document.getElementById(row.id)?.replaceWith(row);
  const input = typing && document.getElementById(typing.id);
  if (input) input.value = typing.value;
  kept = [];
  typing = null;
});

// an opened row puts the focus on its first field
document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.detail.elt;
  const form = part?.matches?.(".is-open, .items") ? part.querySelector("form.item-edit") : null;
  form?.querySelector(".error-summary, [aria-invalid='true'], input:not([type=hidden]), button")?.focus();
});
