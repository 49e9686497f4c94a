"use strict";
(function () {
  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
      return navigator.clipboard.writeText(text);
    }
    var field = document.createElement("textarea");
    field.value = text;
    field.className = "offscreen";
    document.body.appendChild(field);
    field.select();
    var done = document.execCommand("copy");
    field.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("not copied"));
  }
  document.querySelectorAll(".copy").forEach(function (line) {
    var text = line.textContent;
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.setAttribute("aria-label", "Copy: " + text.slice(0, 80));
    button.addEventListener("click", function () {
      copy(text).then(function () { button.textContent = "Copied"; }, function () { button.textContent = "Select it"; });
      setTimeout(function () { button.textContent = "Copy"; }, 2000);
    });
    line.after(button);
  });
  function open(id) {
    var target = id && document.getElementById(id);
    var around = target && target.closest("details");
    if (around) { around.open = true; target.scrollIntoView(); }
  }
  window.addEventListener("hashchange", function () { open(location.hash.slice(1)); });
  open(location.hash.slice(1));
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details:not([open])").forEach(function (it) { it.open = true; it.dataset.closed = ""; });
  });
  window.addEventListener("afterprint", function () {
    document.querySelectorAll("details[data-closed]").forEach(function (it) { it.open = false; delete it.dataset.closed; });
  });
})();
