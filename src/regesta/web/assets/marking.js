// Marking words, by mouse or by keyboard, and saying what they give.
"use strict";

(() => {
  let last = null; // the words marked last, kept while a form takes the focus

  const palette = () => document.getElementById("palette");

  function show(marked) {
    const box = palette();
    if (!box) return;
    last = marked;
    if (regesta.markedForForm && regesta.markedForForm(marked)) return;
    box.querySelector(".marked-words").textContent =
      marked.words.length > 120 ? marked.words.slice(0, 70) + " … " + marked.words.slice(-40) : marked.words;
    for (const input of box.querySelectorAll("input[name=words]")) {
      input.value = `${marked.start}-${marked.end}`;
    }
    const reread = box.querySelector(".reread input[name=value]");
    if (reread) reread.value = marked.words.length < 60 ? marked.words : "";
    const perPaper = box.querySelector("form[data-per-paper]");
    if (perPaper) {
      const paper = getSelection().anchorNode.parentElement.closest("[data-paper]");
      if (!paper) return hide();
      perPaper.action = `/papers/${paper.dataset.paper}/decide`;
    }
    const at = getSelection().getRangeAt(0).getBoundingClientRect();
    box.hidden = false;
    const left = Math.min(Math.max(8, at.left + scrollX), scrollX + innerWidth - box.offsetWidth - 12);
    const below = at.bottom + scrollY + 8;
    const room = at.bottom + box.offsetHeight + 16 < innerHeight;
    // the CSSOM may set what a style attribute may not, under this policy
    box.style.left = `${left}px`;
    box.style.top = `${room ? below : Math.max(scrollY + 8, at.top + scrollY - box.offsetHeight - 8)}px`;
  }

  function hide() {
    const box = palette();
    if (box) box.hidden = true;
    document.body.classList.remove("marking");
  }

  function fill(editor, marked) {
    const words = editor.querySelector("[data-words]");
    const quote = editor.querySelector("[data-quote]");
    if (words) words.value = `${marked.start}-${marked.end}`;
    if (quote) quote.value = marked.words;
    if (words && "both" in words.dataset) editor.querySelector("[name=quote_end]").value = "";
  }

  // Open the editor of a field with the marked words filled in.
  function give(name) {
    const marked = last;
    const editor = document.querySelector(`#f-${name} form.editor`);
    hide();
    if (!editor || !marked) return;
    for (let box = editor.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    fill(editor, marked);
    const rows = editor.querySelector("[data-rows]");
    let focus;
    if (rows) {
      const row = rows.lastElementChild;
      focus = row.querySelector("[name=name]");
      focus.value = marked.words;
      row.querySelector("[name=evidence]").value = `${marked.start}-${marked.end}`;
      editor.querySelector("[data-words]").value = "";
      editor.querySelector("[data-quote]").value = "";
    } else {
      focus = editor.querySelector("[name=value]") || editor.querySelector("[data-quote]");
      if (focus.name === "value" && !("edtf" in focus.dataset)) focus.value = marked.words;
      if (focus.name === "value" && "edtf" in focus.dataset) focus.value = "";
    }
    focus.focus();
    focus.select();
    focus.scrollIntoView({ block: "center" });
  }

  // Keyboard marking: one word is marked; arrows move it, Shift makes it longer.
  function startMarking(from) {
    const text = document.getElementById("text");
    if (!text) return;
    if (from) {
      getSelection().collapse(from.startContainer, from.startOffset);
      getSelection().modify("extend", "forward", "word");
      trimEnd(getSelection());
      document.body.classList.add("marking");
      text.tabIndex = -1;
      text.focus({ preventScroll: true });
      return;
    }
    const runs = [...text.querySelectorAll("[data-s]")];
    const first = runs.find((run) => run.getBoundingClientRect().bottom > 60 && run.textContent.trim()) || runs[0];
    if (!first) return;
    const selection = getSelection();
    const lead = first.textContent.length - first.textContent.trimStart().length;
    const node = document.createTreeWalker(first, NodeFilter.SHOW_TEXT).nextNode();
    selection.collapse(node, Math.min(lead, node.length));
    selection.modify("extend", "forward", "word");
    document.body.classList.add("marking");
    text.tabIndex = -1;
    text.focus({ preventScroll: true });
  }

  regesta.startMarking = startMarking;
  regesta.lastMarked = () => last;

  const MOVES = { ArrowRight: ["forward", "word"], ArrowLeft: ["backward", "word"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"] };

  function move(event) {
    const [direction, unit] = MOVES[event.key];
    const selection = getSelection();
    event.preventDefault();
    if (event.shiftKey) {
      selection.modify("extend", direction, unit);
    } else {
      if (unit === "word" && direction === "forward") selection.collapseToEnd();
      else selection.collapseToStart();
      selection.modify("move", direction, unit);
      if (unit === "word" && direction === "forward") selection.modify("move", "backward", "word");
      selection.modify("extend", "forward", "word");
      trimEnd(selection);
    }
    const box = selection.getRangeAt(0).getBoundingClientRect();
    if (box.bottom > innerHeight - 40 || box.top < 40) scrollBy({ top: box.top - innerHeight / 2 });
  }

  // Some systems take the blank after a word along with it; the word alone is meant.
  function trimEnd(selection) {
    while (/\s$/.test(selection.toString()) && selection.toString().trim()) {
      selection.modify("extend", "backward", "character");
    }
  }

  document.addEventListener("mouseup", (event) => {
    if (event.target.closest("#palette, .margin, input, button, textarea")) return;
    setTimeout(() => {
      const marked = regesta.marked();
      if (marked) show(marked); else hide();
    }, 0);
  });
  document.addEventListener("selectionchange", () => {
    const marked = regesta.marked();
    if (marked) last = marked;
  });

  document.addEventListener("keydown", (event) => {
    const box = palette();
    const typing = event.target.closest("input, textarea, select");
    if (event.key === "Escape") {
      hide();
      return;
    }
    if (box && !box.hidden && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const choice = box.querySelector(`[data-letter="${CSS.escape(event.key)}"]`);
      if (choice) {
        event.preventDefault();
        event.stopImmediatePropagation();
        choice.click();
      }
      return;
    }
    if (typing) return;
    if (document.body.classList.contains("marking")) {
      if (event.key in MOVES) { move(event); return; }
      if (event.key === "Enter") {
        const marked = regesta.marked();
        event.preventDefault();
        event.stopImmediatePropagation();
        if (marked) show(marked);
        return;
      }
    }
    if (event.key === "m" && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      startMarking();
    }
  }, true);

  document.addEventListener("click", (event) => {
    const box = palette();
    if (event.target.closest("#palette .close")) return hide();
    if (event.target.closest(".mark-start")) return startMarking();
    const choice = event.target.closest("#palette [data-field]");
    if (choice) return give(choice.dataset.field);
    const dividing = event.target.closest("#palette .divide button");
    if (dividing) {
      box.querySelector(".divide [name=nested]").value = dividing.dataset.nested || "";
      return;
    }
    const use = event.target.closest(".use-marked");
    if (use && last) fill(use.closest("form"), last);
    else if (use) {
      use.textContent = "mark words in the text first";
    }
  });
  // words typed by hand replace words marked before
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-quote]")) {
      const words = event.target.closest("form").querySelector("[data-words]");
      if (words) words.value = "";
    }
  });
})();
