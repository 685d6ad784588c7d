// Words of the text: lighting those of a field, and telling which are marked.
"use strict";

(() => {
  const points = (text) => [...text].length; // offsets count code points, not UTF-16 units

  // The offset in the source of a place in the page, or null outside the text.
  function offsetAt(node, index) {
    let run = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    run = run.closest("[data-s]");
    if (run) {
      const range = document.createRange();
      range.selectNodeContents(run);
      range.setEnd(node, index);
      return Number(run.dataset.s) + points(range.toString());
    }
    // between runs: the run that follows, else the end of the run before
    const text = document.getElementById("text");
    if (!text || !text.contains(node)) return null;
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(text, text.childNodes.length);
    for (const next of text.querySelectorAll("[data-s]")) {
      if (range.comparePoint(next, 0) === 0) return Number(next.dataset.s);
    }
    const all = text.querySelectorAll("[data-s]");
    const last = all[all.length - 1];
    return last ? Number(last.dataset.s) + points(last.textContent) : null;
  }

  // { start, end, words } of the selection, white space trimmed, or null.
  regesta.marked = () => {
    const selection = getSelection();
    const text = document.getElementById("text");
    if (!selection.rangeCount || selection.isCollapsed || !text) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return null;
    const start = offsetAt(range.startContainer, range.startOffset);
    const end = offsetAt(range.endContainer, range.endOffset);
    const words = selection.toString();
    if (start === null || end === null || end <= start || !words.trim()) return null;
    return { start, end, words: words.trim().replace(/\s+/g, " ") };
  };

  regesta.onPage((root) => {
    const text = root.querySelector("#text");
    if (!text) return;

    // whether proposed readings are shown stays as it was chosen here last
    const readings = root.querySelector("#show-readings");
    if (readings) {
      const kept = localStorage.getItem("readings");
      if (kept && !new URL(location.href).searchParams.has("readings")) readings.checked = kept === "on";
      readings.addEventListener("change", () => localStorage.setItem("readings", readings.checked ? "on" : "off"));
    }

    // runs at or after an offset named in the address, where no run begins exactly there
    const named = /^#c(\d+)$/.exec(location.hash);
    if (named && !document.getElementById("c" + named[1])) {
      const at = Number(named[1]);
      const run = [...text.querySelectorAll("[data-s]")].filter((r) => r.id && Number(r.dataset.s) <= at).pop();
      if (run) { run.classList.add("lit"); run.scrollIntoView({ block: "center" }); }
    }

    const light = (name, on) => {
      for (const run of text.querySelectorAll(`[data-f~="${name}"]`)) run.classList.toggle("lit", on);
    };
    for (const field of root.querySelectorAll(".field[data-field]")) {
      const name = field.dataset.field;
      field.addEventListener("mouseenter", () => light(name, true));
      field.addEventListener("mouseleave", () => light(name, false));
      field.addEventListener("focusin", () => light(name, true));
      field.addEventListener("focusout", () => light(name, false));
    }
    for (const link of root.querySelectorAll("a.words")) {
      link.addEventListener("click", (event) => {
        const run = document.getElementById(link.hash.slice(1));
        if (!run) return;
        event.preventDefault();
        history.replaceState(null, "", link.hash);
        for (const lit of text.querySelectorAll(".lit")) lit.classList.remove("lit");
        const field = link.closest("[data-field]");
        if (field) light(field.dataset.field, true);
        run.classList.add("lit");
        run.scrollIntoView({ block: "center" });
      });
    }
    // and the other way: pointing at words lights their fields in the margin
    for (const run of text.querySelectorAll("[data-f]")) {
      const fields = run.dataset.f.split(" ").map((name) => root.querySelector("#f-" + name));
      const toggle = (on) => fields.forEach((field) => field && field.classList.toggle("lit", on));
      run.addEventListener("mouseenter", () => toggle(true));
      run.addEventListener("mouseleave", () => toggle(false));
    }
  });
})();
