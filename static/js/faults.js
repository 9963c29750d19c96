/* The list of faults takes the focus when a form comes back, on a whole page and inside a swapped part. */
const focusFaults = (part) => part.querySelector(".error-summary[data-focus]")?.focus();

focusFaults(document);
document.addEventListener("htmx:afterSettle", (event) => focusFaults(event.detail.elt ?? document));
