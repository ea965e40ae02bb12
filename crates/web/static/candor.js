// Small conveniences for the pages. Nothing depends on them: every form and link works alone.
// Nothing anyone writes is stored on the device, and nothing is sent from here.

/** Leave: blank the page at once, then go, leaving no entry for this page in the history. */
const leave = (href) => {
  document.documentElement.hidden = true;
  document.title = " ";
  document.body.replaceChildren(); // a browser that restores this page later restores nothing
  window.location.replace(href);
};

const exit = document.querySelector("[data-leave]");
if (exit) {
  const href = exit.href; // read now: the link itself is gone once the page is blank
  let presses = [];
  exit.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    leave(href);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") { presses = []; return; }
    if (event.repeat) return;
    presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at < 3000);
    if (presses.length >= 3) leave(href);
  });
}

// Sign-out is remembered for this tab only, until the next signed-in page.
const memory = (use) => { try { return use(window.sessionStorage); } catch { return null; } };
const signOut = document.querySelector("form[data-sign-out]");
if (signOut) {
  memory((m) => m.removeItem("out"));
  signOut.addEventListener("submit", () => memory((m) => m.setItem("out", "1")));
}

// A page the browser kept in memory is asked for again when it is blank or was signed out since.
window.addEventListener("pageshow", (event) => {
  for (const form of document.querySelectorAll("form[data-sent]")) release(form);
  if (!event.persisted) return;
  const blank = document.body.childElementCount === 0;
  if (blank || (signOut && memory((m) => m.getItem("out")))) {
    document.documentElement.hidden = true;
    window.location.reload();
  }
});

/** A second press within a few seconds is swallowed; the server treats it as the same act anyway. */
const buttons = (form) => form.querySelectorAll("button:not([type=button])");
const release = (form) => {
  delete form.dataset.sent;
  for (const button of buttons(form)) button.removeAttribute("aria-disabled");
};
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    // not `disabled`: that would drop the pressed button's own value
    for (const button of buttons(form)) button.setAttribute("aria-disabled", "true");
    setTimeout(() => release(form), 5000);
  });
}

// Scale: arrows and tap are the browser's own; typing 0 to 10 chooses, Backspace clears.
for (const scale of document.querySelectorAll("[data-scale]")) {
  let typed = "";
  let at = 0;
  const choose = (value) => {
    const bead = scale.querySelector(`input[type="radio"][value="${value}"]`);
    if (!bead) return false;
    bead.checked = true;
    bead.focus();
    bead.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  };
  scale.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Backspace" || event.key === "Delete") {
      typed = "";
      if (choose("")) event.preventDefault();
    } else if (/^[0-9]$/.test(event.key)) {
      typed = event.timeStamp - at < 900 ? typed + event.key : event.key;
      at = event.timeStamp;
      if (!choose(typed)) { typed = event.key; choose(typed); }
      event.preventDefault();
    }
  });
}

// Sentence starters become buttons that put themselves into the box.
for (const starters of document.querySelectorAll("[data-starters]")) {
  const box = document.getElementById(starters.dataset.starters);
  if (!box) continue;
  for (const item of starters.querySelectorAll("li")) {
    const start = item.textContent.trim();
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = start;
    button.addEventListener("click", () => {
      const before = box.value.trimEnd();
      box.value = `${before}${before ? "\n" : ""}${start.replace(/(…|\.\.\.)$/, "")} `;
      box.focus();
      box.setSelectionRange(box.value.length, box.value.length);
      box.dispatchEvent(new Event("input", { bubbles: true }));
    });
    item.replaceChildren(button);
  }
}

// How much room is left: said only near the end, and nothing is ever cut off.
for (const box of document.querySelectorAll("[data-limit]")) {
  const line = document.getElementById(`${box.id}-left`);
  if (!line) continue;
  const calm = line.textContent;
  const count = () => {
    const left = Number(box.dataset.limit) - [...box.value].length;
    const words = left < 0 ? box.dataset.over : left <= 200 ? box.dataset.left : null;
    line.textContent = words ? words.replace("{n}", String(Math.abs(left))) : calm;
    line.classList.toggle("over", left < 0);
  };
  let soon;
  // after a pause, so that a screen reader is not told at every letter
  box.addEventListener("input", () => { clearTimeout(soon); soon = setTimeout(count, 600); });
  count();
}

document.querySelector("[data-focus]")?.focus();
