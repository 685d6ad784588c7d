// Going to words by typing them while words are marked by keys: "/", their first letters, Enter.
"use strict";

(() => {
  let typed = null; // null: nobody is typing
  let from = 0;
  let told = null;

  // The text as one string of code points, each run once, with the offset of every code point.
  function read() {
    const letters = [], offsets = [];
    for (const run of document.querySelectorAll("#text [data-s]")) {
      if (!run.id) continue;
      let at = Number(run.dataset.s);
      for (const letter of run.textContent) { letters.push(/\s/.test(letter) ? " " : letter.toLowerCase()); offsets.push(at++); }
    }
    return { letters, offsets };
  }

  function find(words, after) {
    const { letters, offsets } = read(), wanted = [...words.toLowerCase()];
    const first = Math.max(0, offsets.findIndex((offset) => offset >= after));
    for (let i = 0; i < letters.length; i++) {
      const at = (first + i) % letters.length;
      if (wanted.every((letter, j) => letters[at + j] === letter)) return [offsets[at], offsets[at + wanted.length - 1] + 1];
    }
    return null;
  }

  function tell(words) {
    if (!told) {
      told = document.createElement("output");
      told.className = "mark-find";
      document.body.append(told);
    }
    told.hidden = words === null;
    told.textContent = words === null ? "" : words;
  }

  function go(after) {
    const found = typed && find(typed, after);
    tell(`/${typed}${typed && !found ? "  stands nowhere here" : ""}`);
    if (!found) return;
    const range = regesta.rangeOf(...found), selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    const box = range.getBoundingClientRect();
    if (box.top < 60 || box.bottom > innerHeight - 60) scrollBy({ top: box.top - innerHeight / 2, behavior: "instant" });
  }

  function end() {
    typed = null;
    tell(null);
    const marked = regesta.marked(); // from the letters that were typed to the whole of their word
    if (!marked) return;
    const selection = getSelection(), range = selection.getRangeAt(0);
    selection.collapse(range.startContainer, range.startOffset);
    for (let i = 0; i < 40 && (regesta.marked() || { end: 0 }).end < marked.end; i++) selection.modify("extend", "forward", "word");
    while (/\s$/.test(selection.toString())) selection.modify("extend", "backward", "character");
  }

  document.addEventListener("keydown", (event) => {
    if (!document.body.classList.contains("marking") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) return;
    if (typed === null && event.key !== "/") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const here = (regesta.marked() || { start: 0 }).start;
    if (typed === null) { typed = ""; from = here; tell("/"); return; }
    if (event.key === "Escape" || event.key === "Enter") end();
    else if (event.key === "ArrowDown") go(here + 1);
    else if (event.key === "Backspace") { typed = typed.slice(0, -1); go(from); }
    else if (event.key.length === 1) { typed += event.key; go(from); }
  }, true);
})();
