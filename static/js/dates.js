/* Native date inputs show the reader's own order; the chosen day is repeated in words beside them. */
const words = new Intl.DateTimeFormat("en-AU", { weekday: "short", day: "numeric", month: "short", year: "numeric" });

function repeat(input) {
  let beside = input.nextElementSibling;
  if (!beside?.classList.contains("date-words")) {
    beside = document.createElement("span");
    beside.className = "date-words";
    input.after(beside);
  }
  const day = input.value && new Date(`${input.value}T12:00:00`);
  beside.textContent = day && !Number.isNaN(day.getTime()) ? words.format(day).replaceAll(",", "") : "";
}

const dress = (part) => part.querySelectorAll?.(".field input[type=date]").forEach(repeat);

dress(document);
document.addEventListener("change", (event) => event.target.matches(".field input[type=date]") && repeat(event.target));
document.addEventListener("htmx:afterSettle", (event) => dress(event.detail.elt ?? document));
