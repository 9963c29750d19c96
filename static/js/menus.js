/* Menus are details elements and work without script. This closes them on Escape, on a click outside and when another opens. */
const open = () => document.querySelectorAll("details.menu[open], details.place[open]");

document.addEventListener("click", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of open()) {
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) menu.querySelector("summary").focus();
  }
  if (location.hash === "#menu") closeNavigation();
});

function closeNavigation() {
  location.hash = "#main";
  document.querySelector('.tabbar a[href="#menu"]')?.focus();
}
