// Acts on record: stepping through them, their words lit, and from the words to the act.
"use strict";

(() => {
  const listed = () => [...document.querySelectorAll("main .act.item")];
  const light = (item, on) => {
    for (const run of document.querySelectorAll(`#text [data-a~="${item.dataset.number}"]`)) run.classList.toggle("lit", on);
  };

  // The next act by the order of the words; false where the page has none.
  regesta.stepAct = (by) => {
    const all = listed();
    if (!all.length) return false;
    const now = all.findIndex((item) => item.classList.contains("current"));
    const next = now < 0 ? (by > 0 ? 0 : all.length - 1) : now + by;
    if (next < 0 || next >= all.length) return true;
    show(all[next]);
    return true;
  };

  function show(item) {
    for (const other of listed()) light(other, false);
    regesta.goTo(item);
    light(item, true);
    const run = document.querySelector(`#text [data-a~="${item.dataset.number}"]`);
    if (run) run.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("click", (event) => {
    const run = event.target.closest("#text [data-a]");
    if (!run || event.target.closest("a") || !getSelection().isCollapsed) return;
    const numbers = run.dataset.a.split(" ");
    const item = listed().find((one) => one.dataset.number === numbers[numbers.length - 1]);
    if (item) show(item);
  });

  regesta.onPage((root) => {
    if (root !== document) return;
    for (const item of listed()) {
      item.addEventListener("mouseenter", () => light(item, true));
      item.addEventListener("mouseleave", () => { if (!item.classList.contains("current")) light(item, false); });
    }
    const named = /^#(a-[0-9a-f]+)$/.exec(location.hash);
    if (named && document.getElementById(named[1])) document.getElementById(named[1]).classList.add("fresh");
    const fresh = document.querySelector(".act.item.fresh"); // what was recorded or ruled just now
    if (!fresh) return;
    light(fresh, true);
    const margin = fresh.closest(".margin");
    if (margin && margin.scrollHeight > margin.clientHeight) margin.scrollTop += fresh.getBoundingClientRect().top - margin.getBoundingClientRect().top - 80;
  });
})();
