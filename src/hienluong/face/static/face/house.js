// What the pages do better with scripts: no double sending, printing, copying, keys for officers.
// Every page works without this file.
(() => {
  "use strict";

  const guardSeconds = 10;

  // A form is sent once. The guard ends after a while, because an answer may be a file that leaves the page standing.
  function guardForm(event) {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    const button = event.submitter;
    if (button) button.setAttribute("aria-disabled", "true");
    setTimeout(() => releaseForm(form), guardSeconds * 1000);
  }

  function releaseForm(form) {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
  }

  function releaseAfterBack(event) {
    if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(releaseForm);
  }

  async function copyCode(button) {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.nextElementSibling.textContent = button.dataset.done;
  }

  // Who saves data sees a picture after a tap. Without scripts the link leads to the picture itself.
  function drawPicture(link) {
    const picture = new Image(link.dataset.width, link.dataset.height);
    picture.alt = link.dataset.picture;
    picture.src = link.href;
    picture.tabIndex = -1;
    link.replaceWith(picture);
    picture.focus();
  }

  function onClick(event) {
    const door = event.target.closest("a[data-picture]");
    if (door && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      drawPicture(door);
      return;
    }
    const button = event.target.closest("[data-print], [data-copy]");
    if (!button) return;
    if ("print" in button.dataset) window.print();
    else copyCode(button);
  }

  // A menu that lies over the page goes when the reader turns elsewhere, or asks with Escape.
  function closeMenus(event) {
    document.querySelectorAll(".site-menu.masthead-wide details[open]").forEach((menu) => {
      if (event.key === "Escape") {
        if (menu.contains(document.activeElement)) menu.firstElementChild.focus();
        menu.open = false;
      } else if (event.type === "click" && !menu.contains(event.target)) menu.open = false;
    });
  }

  function closeLookPanel(event) {
    const panel = document.querySelector("details.look[open]");
    if (!panel) return;
    if (event.key === "Escape") {
      event.preventDefault();
      panel.open = false;
      panel.querySelector("summary").focus();
    } else if (event.type === "click" && !panel.contains(event.target)) {
      panel.open = false;
    }
  }

  // Questions that depend on a choice come and go at once. Those that stay keep what is typed in them.
  async function redraw(event) {
    const form = event.target.closest("form[data-redraw]");
    if (!form || !event.target.matches("select, [type=radio], [type=checkbox]")) return;
    const typed = new FormData(form);
    [...typed].forEach(([name, value]) => { if (value instanceof File) typed.delete(name); });
    typed.set("show", "yes");
    const answer = await fetch(form.action, { method: "POST", body: typed });
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    fresh.querySelectorAll("[data-questions]").forEach(syncQuestions);
  }

  // What somebody answered or is answering stays as it stands on the page; a group stays for the questions in it.
  function keptQuestion(question) {
    const old = document.getElementById(question.id);
    if (!old) return null;
    const boxes = [...old.querySelectorAll("input, select, textarea")];
    const answered = (box) => (/^(radio|checkbox)$/.test(box.type) ? box.checked : box.value);
    return old.querySelector("[data-questions]") || old.contains(document.activeElement) || boxes.some(answered) ? old : null;
  }

  function syncQuestions(fresh) {
    const place = document.getElementById(fresh.id);
    if (!place || place === fresh) return;
    const wanted = [...fresh.children].map((question) => keptQuestion(question) || question);
    [...place.children].filter((old) => !wanted.includes(old)).forEach((old) => old.remove());
    wanted.forEach((question, at) => {
      if (place.children[at] !== question) place.insertBefore(question, place.children[at] || null);
    });
  }

  // Keys. Vietnamese keyboards compose letters: while they do, keys belong to them.
  const rows = () => [...document.querySelectorAll("[data-row]")];
  const byAct = (act) => document.querySelector(`[data-act="${act}"]`);
  const currentRow = () => document.querySelector("[data-row].row-current");
  const placeSeconds = 2;
  let awaitingPlace = false;
  let typed = false;

  function moveRow(step) {
    const all = rows();
    if (!all.length) return;
    const here = all.indexOf(currentRow());
    const next = all[Math.min(Math.max(here + step, 0), all.length - 1)];
    all.forEach((row) => row.classList.toggle("row-current", row === next));
    (next.querySelector("a, button, input") || next).focus();
    next.scrollIntoView({ block: "nearest" });
  }

  const boxOf = (row) => row?.querySelector('input[type="checkbox"]');
  let lastMarked = null;

  function markRow() {
    lastMarked = currentRow();
    boxOf(lastMarked)?.click();
  }

  // From the row marked last to this one.
  function markRange() {
    const all = rows();
    const [from, to] = [all.indexOf(lastMarked), all.indexOf(currentRow())].sort((a, b) => a - b);
    if (from < 0) return markRow();
    all.slice(from, to + 1).map(boxOf).forEach((box) => { if (box && !box.checked) box.click(); });
  }

  // A key never leaves a page on which something was typed: that would lose it.
  function follow(link) {
    if (!typed) link?.click();
  }

  const goBack = () => follow([...document.querySelectorAll(".breadcrumbs a, a.back")].at(-1));
  const goTo = (letter) => follow(document.querySelector(`[data-go="${CSS.escape(letter)}"]`));

  function awaitPlace() {
    awaitingPlace = true;
    setTimeout(() => { awaitingPlace = false; }, placeSeconds * 1000);
  }

  const keys = {
    "/": () => document.querySelector("[data-search]")?.focus(),
    j: () => moveRow(1),
    k: () => moveRow(-1),
    x: markRow,
    X: markRange,
    Escape: goBack,
    e: () => byAct("finish")?.click(),
    c: () => byAct("forward")?.click(),
    a: () => byAct("assign")?.click(),
    g: awaitPlace,
    "?": () => document.getElementById("keys")?.showModal(),
  };

  function isTyping(target) {
    return target.isContentEditable || /^(input|select|textarea)$/i.test(target.tagName) && !/^(checkbox|radio|submit|button)$/i.test(target.type);
  }

  function onKey(event) {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.altKey || event.ctrlKey || event.metaKey) return;
    if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
    if (awaitingPlace) {
      awaitingPlace = false;
      goTo(event.key);
      event.preventDefault();
    } else if (Object.hasOwn(keys, event.key)) {
      keys[event.key]();
      event.preventDefault();
    }
  }

  const shown = navigator.clipboard ? "[data-print], [data-copy]" : "[data-print]";
  document.querySelectorAll(shown).forEach((button) => { button.hidden = false; });
  // On a narrow screen what narrows a list must not stand between the reader and the list.
  if (window.matchMedia("(max-width: 48em)").matches) {
    document.querySelectorAll("[data-fold-narrow]").forEach((fold) => { fold.open = false; });
  }
  document.querySelector("[data-errors]")?.focus();
  document.addEventListener("input", () => { typed = true; });
  document.addEventListener("change", redraw);
  document.addEventListener("submit", guardForm);
  document.addEventListener("click", onClick);
  document.addEventListener("click", closeLookPanel);
  document.addEventListener("click", closeMenus);
  document.addEventListener("keydown", closeMenus);
  document.addEventListener("keydown", closeLookPanel);
  window.addEventListener("pageshow", releaseAfterBack);
  if (document.body.matches(".officer:not([data-keys='off'])")) document.addEventListener("keydown", onKey);
})();
