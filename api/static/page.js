"use strict";
(() => {
  const drop = document.getElementById("drop");
  const input = document.getElementById("file");
  const form = document.getElementById("check");
  if (drop && input) {
    const over = (on) => (event) => {
      event.preventDefault();
      drop.classList.toggle("over", on);
    };
    drop.querySelector(".dropping").hidden = false;
    drop.addEventListener("dragenter", over(true));
    drop.addEventListener("dragover", over(true));
    drop.addEventListener("dragleave", over(false));
    drop.addEventListener("drop", (event) => {
      over(false)(event);
      if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
    });
  }
  if (form) {
    const busy = form.querySelector(".busy");
    form.addEventListener("submit", () => { busy.textContent = busy.dataset.busy; });
    window.addEventListener("pageshow", () => { busy.textContent = ""; });
  }
  for (const button of document.querySelectorAll("button.print")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
