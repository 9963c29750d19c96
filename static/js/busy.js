/* A form is sent once: the second click waits for the answer to the first. */
const GIVE_UP_MS = 15000;

function settle(form) {
  delete form.dataset.sent;
  form.querySelectorAll('[aria-busy="true"]').forEach((button) => button.removeAttribute("aria-busy"));
}

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-busy", "true");
    setTimeout(() => settle(form), GIVE_UP_MS);
  },
  true,
);

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt?.closest?.("form");
  if (form) settle(form);
});

// Back brings a page from memory as it was left, busy button and all
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(settle));
