/* A link with data-dialog="id" opens that dialog; without script, or without the dialog, it is an ordinary link.
   A link with data-dialog-page brings the partial of its own page into a dialog. [data-close] closes; focus goes back. */
document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const opener = event.target.closest("[data-dialog], [data-dialog-page]");
  if (opener) return openFrom(opener, event);
  const closer = event.target.closest("dialog.box [data-close]");
  if (closer) {
    event.preventDefault();
    closer.closest("dialog").close();
  }
});

// an answer may say that the work of the dialog is done: HX-Trigger: dialog:close
document.addEventListener("dialog:close", () => document.querySelector("dialog.box[open]")?.close());

function openFrom(opener, event) {
  const box = opener.dataset.dialog ? document.getElementById(opener.dataset.dialog) : sharedBox();
  if (!box) return;
  event.preventDefault();
  if (opener.dataset.dialog) return show(box, opener);
  window.htmx
    .ajax("GET", opener.href, { target: box, swap: "innerHTML", source: opener })
    .then(() => box.childElementCount && show(box, opener));
}

function show(box, opener) {
  box.addEventListener("close", () => opener.isConnected && opener.focus(), { once: true });
  box.showModal();
}

function sharedBox() {
  let box = document.getElementById("page-box");
  if (!box) {
    box = document.createElement("dialog");
    box.className = "box";
    box.id = "page-box";
    document.body.append(box);
  }
  box.replaceChildren();
  return box;
}

// a dialog whose content came later takes its name from the heading inside
document.addEventListener("htmx:afterSwap", (event) => {
  const box = event.target.closest?.("dialog.box");
  const heading = box?.querySelector("h1, h2");
  if (!heading) return;
  heading.id ||= `${box.id}-h`;
  box.setAttribute("aria-labelledby", heading.id);
});
