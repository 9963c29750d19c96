/* The page from which a meeting is run. It counts the time on from what the server said, and saves the note while people
   write. Without this script the page says when the item began, and the note is saved by its button and by every step.

   <div data-timer data-used="320" data-planned="900">          seconds when the page was made
   <p data-live-clock data-close="1795561200" data-left="580" data-rest="1800">
                                       planned end (epoch), seconds left of the item that is on, seconds of what is to come
   <form data-note>                                             the note, its version, and what is said about it */
import { tell } from "./said.js";

const NBSP = "\u00a0";
const loaded = performance.now();
const since = () => Math.floor((performance.now() - loaded) / 1000);

/* --- time ---------------------------------------------------------------- */

const pad = (number) => String(number).padStart(2, "0");
const span = (seconds) => {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return [minutes && `${minutes}${NBSP}min`, (rest || !minutes) && `${rest}${NBSP}s`].filter(Boolean).join(NBSP);
};
const clock = new Intl.DateTimeFormat("en-AU", { hour: "numeric", minute: "2-digit", hour12: true, timeZone: "Australia/Melbourne" });
const clockWords = (date) => clock.format(date).replace(/\s+/g, NBSP).toLowerCase();
const put = (element, words) => element && element.textContent !== words && (element.textContent = words);

function countItem() {
  const timer = document.querySelector("[data-timer]");
  if (!timer) return;
  const planned = Number(timer.dataset.planned);
  const used = Number(timer.dataset.used) + since();
  const over = used > planned;
  const left = `${span(Math.abs(planned - used))} ${over ? "over" : "left"}`;
  put(timer.querySelector("[data-used-clock]"), `${Math.floor(used / 60)}:${pad(used % 60)}`);
  put(timer.querySelector("[data-left]"), left);
  if (over) put(timer.querySelector("[data-ends]"), `was to end ${clockWords(new Date(Date.now() - (used - planned) * 1000))}`);
  for (const short of document.querySelectorAll("[data-left-short]")) put(short.querySelector("strong") ?? short, left);
  drawBar(timer.querySelector(".bar"), used, planned);
  if (used === planned + 1) tell("The time for this item is over.");
}

function drawBar(bar, used, planned) {
  const share = Math.min(100, (100 * used) / planned);
  const [done, rest] = bar?.querySelectorAll("rect") ?? [];
  done?.setAttribute("width", `${share}%`);
  if (used > planned) done?.setAttribute("class", "bar-late");
  rest?.setAttribute("x", `${share}%`);
  rest?.setAttribute("width", `${100 - share}%`);
}

function countMeeting() {
  const place = document.querySelector("[data-live-clock]");
  if (!place) return;
  put(place.querySelector("[data-clock]"), clockWords(new Date()));
  const left = Math.max(0, Number(place.dataset.left) - since());
  const closes = Date.now() / 1000 + left + Number(place.dataset.rest);
  const minutes = Math.round((closes - Number(place.dataset.close)) / 60);
  const far = Math.abs(minutes);
  const words = far >= 60 ? `${Math.floor(far / 60)}${NBSP}h${far % 60 ? `${NBSP}${far % 60}${NBSP}min` : ""}` : `${far}${NBSP}min`;
  put(place.querySelector("[data-pace]"), far < 1 ? "On time" : `${words} ${minutes > 0 ? "behind" : "ahead"}`);
}

const tick = () => {
  countItem();
  countMeeting();
};
tick();
setInterval(tick, 1000);

/* --- the note ------------------------------------------------------------ */

const PAUSE_MS = 1200; // after the last key
const RETRY_MS = [3000, 6000, 12000, 30000];

function keepNote(form) {
  const text = form.querySelector("textarea");
  const version = form.querySelector('[name="version"]');
  const said = form.querySelector("[data-note-said] span");
  const told = form.querySelector("[data-note-told]");
  const collision = document.getElementById("note-collision");
  const flag = document.querySelector("[data-unsaved]");
  let saved = text.value;
  let waiting = null;
  let sending = null;
  let tries = 0;
  let leaving = false;

  const changed = () => text.value !== saved;
  const say = (words, aloud = false) => {
    put(said, words);
    if (flag) flag.hidden = !changed();
    if (aloud) put(told, words);
  };
  const later = (wait) => {
    clearTimeout(waiting);
    waiting = setTimeout(save, wait);
  };

  // one answer at a time; what is typed meanwhile goes with the next
  function save() {
    clearTimeout(waiting);
    if (!changed() || collision.childElementCount) return Promise.resolve();
    return (sending ??= send().finally(() => (sending = null)));
  }

  async function send() {
    const sent = text.value;
    say("Saving…");
    const body = new FormData(form);
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true", "X-CSRFToken": token() } });
      await take(answer, sent);
    } catch {
      offline("No connection. Your text is on this page and is sent as soon as there is one.");
    }
  }

  async function take(answer, sent) {
    if (answer.headers.has("X-Note-Version")) {
      [saved, tries] = [sent, 0];
      version.value = answer.headers.get("X-Note-Version");
      say(changed() ? "Not saved yet" : answer.headers.get("X-Note-Said"));
      if (changed()) later(PAUSE_MS);
    } else if (answer.status === 409) {
      collide(await answer.text());
    } else if (answer.headers.has("HX-Redirect") || answer.status === 403) {
      offline("You are signed out. Sign in again in another tab: your text waits on this page and is saved then.");
    } else if (answer.status === 422) {
      say(await answer.text(), true);
    } else {
      offline("Not saved: the server did not answer as it should. Your text is on this page and is tried again.");
    }
  }

  function offline(words) {
    say(words, tries === 0);
    later(RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)]);
  }

  function collide(html) {
    say("Two people wrote this note. Choose below which text to keep.");
    collision.replaceChildren(document.createRange().createContextualFragment(html));
    collision.querySelector("form").addEventListener("submit", (event) => {
      leaving = true;
      event.target.querySelector("[data-mine]").value = text.value;
    });
    collision.querySelector("button")?.focus();
  }

  text.addEventListener("input", () => {
    if (collision.childElementCount) return;
    say("Not saved yet");
    later(PAUSE_MS);
  });
  text.addEventListener("blur", save);
  addEventListener("online", save);

  // a step takes the note with it; without a connection it would take the page away and the words with it
  form.addEventListener("submit", (event) => {
    if (collision.childElementCount || !navigator.onLine) {
      event.preventDefault();
      delete form.dataset.sent;
      event.submitter?.removeAttribute("aria-busy");
      if (collision.childElementCount) collision.querySelector("button")?.focus();
      else offline("No connection: the meeting stays at this item, and your text on this page, until there is one.");
      return;
    }
    clearTimeout(waiting);
    leaving = true;
  });
  addEventListener("beforeunload", (event) => {
    if (!leaving && changed()) event.preventDefault();
  });
  // parts of the page that load it anew wait for the note
  document.addEventListener("htmx:beforeRequest", () => void save());
}

// another tab may have signed in anew, which changes the token
const token = () =>
  document.cookie.match(/(?:^|; )(?:__Host-)?csrf=([^;]+)/)?.[1] ?? document.querySelector('[name="csrfmiddlewaretoken"]').value;

document.querySelectorAll("form[data-note]").forEach(keepNote);
