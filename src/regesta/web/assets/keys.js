// Keys: walk the items of a page and rule on the one that is current.
"use strict";

(() => {
  let current = -1;
  const items = () => [...document.querySelectorAll("main .item")].filter((item) => item.checkVisibility({ contentVisibilityAuto: true }));

  function go(index) {
    const all = items();
    if (!all.length) return;
    current = Math.max(0, Math.min(index, all.length - 1));
    for (const item of document.querySelectorAll(".item.current")) item.classList.remove("current");
    const item = all[current];
    item.classList.add("current");
    item.tabIndex = -1;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
    const words = item.querySelector("a.words");
    const run = words && document.getElementById(words.hash.slice(1));
    if (run && item.closest(".margin")) run.scrollIntoView({ block: "nearest" });
  }

  regesta.goTo = (item) => go(items().indexOf(item));
  regesta.place = () => current;
  regesta.resume = (index) => { if (index !== null && index >= 0) go(index); };

  const press = (selector) => {
    const item = items()[current];
    const button = item && item.querySelector(selector);
    if (!button) return false;
    if (button.tagName === "SUMMARY") {
      const box = button.parentElement;
      box.open = true;
      const field = box.querySelector("input:not([type=hidden]), select, textarea");
      if (field) { field.focus(); if (field.select) field.select(); }
    } else {
      button.click();
    }
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (typing) {
      if (event.key === "Escape") {
        const box = typing.closest("details.edit");
        if (box) box.open = false;
        typing.blur();
        go(current);
      }
      return;
    }
    const link = (rel) => {
      const found = document.querySelector(`main a[rel="${rel}"]`);
      if (found) found.click();
    };
    const does = {
      j: () => go(current + 1),
      k: () => go(current - 1),
      a: () => press('[data-key="a"]'),
      x: () => press('[data-key="x"]'),
      e: () => press('[data-key="e"]'),
      A: () => { const own = items()[current]; const all = (own && own.querySelector('[data-key="A"]')) || document.querySelector('.whole [data-key="A"]'); if (!all) return false; all.click(); },
      c: () => press('[data-key="c"]'),
      h: () => press('[data-key="h"]'),
      n: () => { if (!regesta.stepAct || !regesta.stepAct(1)) link("next"); },
      p: () => { if (!regesta.stepAct || !regesta.stepAct(-1)) link("prev"); },
      N: () => link("next"),
      P: () => link("prev"),
      u: () => { const undo = document.querySelector(".saved form button"); if (undo) undo.click(); },
      r: () => { const box = document.getElementById("show-readings"); if (box) box.click(); },
      "/": () => { const box = document.querySelector("main input[type=search]") || document.querySelector(".find input"); box.focus(); box.select(); },
      "?": () => { location.href = "/help"; },
      Enter: () => {
        const item = items()[current];
        if (item && item.dataset.open && event.target === item) location.href = item.dataset.open;
        else return false;
      },
    }[event.key];
    if (does && does() !== false) event.preventDefault();
  });
})();
