// The keyboard, and files that are dropped. All that is here can be done without it, by links and fields.
"use strict";
(() => {
  const writing = (target) => target.closest("input, textarea, select, [contenteditable]");
  const step = (selector, by) => {
    const all = [...document.querySelectorAll(selector)];
    if (!all.length) return;
    const now = all.indexOf(document.activeElement.closest ? document.activeElement.closest(selector) : null);
    const next = all[Math.min(all.length - 1, Math.max(0, now < 0 ? (by > 0 ? 0 : all.length - 1) : now + by))];
    if (!next.hasAttribute("tabindex") && next.tabIndex < 0) next.tabIndex = -1;
    next.focus();
    next.scrollIntoView({ block: "center" });
  };
  const keys = {
    "/": () => document.getElementById("q").focus(),
    j: () => step(".row, #ledger tbody tr", 1),
    k: () => step(".row, #ledger tbody tr", -1),
    n: () => step("a.no", 1),
    p: () => step("a.no", -1),
    "?": () => document.querySelector('header a[href^="/method"]').click(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
    // What the page names by a key comes first: a, x, space, backspace in review; e goes to the value.
    const name = event.key === " " ? "space" : event.key;
    if (name === "space" && event.target.closest("button, a, summary")) return;
    const own = document.querySelector(`[data-key="${CSS.escape(name)}"]`);
    const field = document.querySelector(`[data-key-focus="${CSS.escape(name)}"]`);
    const show = () => { const folded = field.closest("details"); if (folded) folded.open = true; field.focus(); };
    const act = own ? () => own.click() : field ? show : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  // Words that are selected in a text fill the field that asks for words, and where they stand goes beside it.
  const select = () => {
    const chosen = document.getSelection(), field = document.querySelector("[data-words]");
    if (!field || !chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0), node = range.startContainer;
    const text = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest("blockquote");
    if (!text || !text.contains(range.endContainer)) return;
    const before = range.cloneRange();
    before.setStart(text, 0);
    before.setEnd(node, range.startOffset);
    const words = (part) => {
      const copy = part.cloneContents();
      copy.querySelectorAll("a.no").forEach((number) => number.remove()); // the numbers of claims are ours
      return copy.textContent;
    };
    field.value = words(range).trim();
    const at = document.querySelector("[data-at]");
    if (at) at.value = Number(text.dataset.start || 0) + [...words(before)].length;
  };
  for (const name of ["mouseup", "keyup"]) document.addEventListener(name, (event) => { if (!writing(event.target)) select(); });
  const drop = document.querySelector(".drop");
  if (drop) {
    const files = document.getElementById("files");
    for (const name of ["dragover", "dragenter"]) {
      drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
    }
    drop.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      files.files = event.dataTransfer.files;
    });
  }
})();
