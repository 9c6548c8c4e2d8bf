"use strict";
// Hovering a mark reads its value: the text of its title, beside the pointer.
const tip = document.getElementById("tip");
document.addEventListener("pointermove", event => {
  const mark = event.target.closest ? event.target.closest(".mark") : null;
  const title = mark && mark.querySelector("title");
  tip.hidden = !title;
  if (title) {
    tip.textContent = title.textContent;
    tip.style.left = Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8) + "px";
    tip.style.top = event.clientY + 14 + "px";
  }
});
