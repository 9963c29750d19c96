/* What just happened (#said): each line can be closed, and goes by itself after ten seconds unless it holds something
   to click, is a fault, or the reader is on it. say() adds a line; tell() speaks to screen readers only. */
const STAYS_MS = 10000;
const place = document.getElementById("said");

export function say(words, kind = "error") {
  const line = document.createElement("p");
  const text = document.createElement("span");
  line.className = `said said-${kind}`;
  text.textContent = words;
  line.append(text);
  place?.append(line);
}

export function tell(words) {
  const spoken = document.getElementById("told");
  if (!spoken) return;
  spoken.textContent = "";
  setTimeout(() => (spoken.textContent = words), 50);
}

function dress(line) {
  if (line.querySelector(".said-close")) return;
  const keeps = line.matches(".said-error, .said-stays") || line.querySelector("a, button");
  const close = document.createElement("button");
  close.type = "button";
  close.className = "said-close";
  close.setAttribute("aria-label", "Close this message");
  close.textContent = "×";
  close.addEventListener("click", () => line.remove());
  line.append(close);
  if (!keeps) setTimeout(() => leave(line), STAYS_MS);
}

function leave(line) {
  if (line.matches(":hover, :focus-within")) return setTimeout(() => leave(line), STAYS_MS);
  line.remove();
}

const FAULTS = {
  403: "You may not do that, or the page is too old. Load it again and try once more. Nothing was saved.",
  404: "That is no longer there. Load the page again to see what is.",
  409: "",
  422: "",
  429: "Too many tries in a short time. Wait a minute, then try again.",
};

document.addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  if (event.detail.xhr.getResponseHeader("HX-Redirect")) return;
  const words = FAULTS[status] ?? "Something went wrong here, and we know about it. What you typed is still on the page.";
  if (words) say(words);
});
document.addEventListener("htmx:sendError", () =>
  say("No connection just now. What you typed is still on the page; try again in a moment."),
);

// words that a swapped part carries for the ear: <p data-tell>Item 4 moved up.</p>
document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.detail.elt ?? event.target;
  const words = part.matches?.("[data-tell]") ? part : part.querySelector?.("[data-tell]");
  if (words) tell(words.textContent.trim().replace(/\s+/g, " "));
});

if (place) {
  place.querySelectorAll(".said").forEach(dress);
  new MutationObserver(() => place.querySelectorAll(".said").forEach(dress)).observe(place, { childList: true });
}
