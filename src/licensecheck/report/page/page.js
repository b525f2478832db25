"use strict";
(() => {
  const form = document.getElementById("filters");
  const summary = document.getElementById("summary");
  const main = document.querySelector("main");
  main.prepend(summary, form);

  const cases = [...document.querySelectorAll(".case")].map((node) => ({
    node,
    section: node.parentElement,
    path: node.parentElement.dataset.path,
    verdict: node.dataset.verdict,
    severities: node.dataset.severities.split(" "),
    codes: node.dataset.codes.split(" ").filter(Boolean),
    words: `${node.parentElement.dataset.path}\n${node.textContent}`.toLowerCase(),
  }));
  const search = document.getElementById("search");
  const code = document.getElementById("code");
  const path = document.getElementById("path");
  const shown = document.getElementById("shown");

  const fill = (select, values) => {
    for (const value of [...new Set(values)].sort()) select.append(new Option(value, value));
  };
  fill(code, cases.flatMap((item) => item.codes));
  fill(path, cases.map((item) => item.path));

  const chosen = (name) => new Set([...form.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value));

  const apply = () => {
    const severities = chosen("severity");
    const verdicts = chosen("verdict");
    const words = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const open = new Set();
    let count = 0;
    for (const item of cases) {
      const fits =
        verdicts.has(item.verdict) &&
        item.severities.some((severity) => severities.has(severity)) &&
        (!code.value || item.codes.includes(code.value)) &&
        (!path.value || item.path === path.value) &&
        words.every((word) => item.words.includes(word));
      item.node.hidden = !fits;
      if (fits) {
        count += 1;
        open.add(item.section);
      }
    }
    for (const section of document.querySelectorAll(".document")) section.hidden = !open.has(section);
    shown.textContent = shown.dataset.words.replace("{shown}", count).replace("{total}", cases.length);
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("show-all").addEventListener("click", () => {
    form.reset();
    apply();
  });

  const copy = async (source) => {
    try {
      await navigator.clipboard.writeText(source.textContent);
      return true;
    } catch {
      const range = document.createRange();
      range.selectNodeContents(source);
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      return document.execCommand("copy");
    }
  };
  const live = document.createElement("p");
  live.setAttribute("role", "status");
  live.className = "skip";
  document.body.append(live);
  for (const button of document.querySelectorAll(".copy")) button.hidden = false;
  document.addEventListener("click", async (event) => {
    const button = event.target.closest(".copy");
    if (!button) return;
    const done = await copy(document.getElementById(button.dataset.copies));
    const words = button.textContent;
    button.textContent = live.textContent = done ? form.dataset.copied : form.dataset.notCopied;
    setTimeout(() => { button.textContent = words; live.textContent = ""; }, 2000);
  });

  for (const picture of document.querySelectorAll("img.picture")) {
    const hide = () => { picture.hidden = true; };
    if (picture.complete && !picture.naturalWidth) hide();
    picture.addEventListener("error", hide);
  }
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  form.hidden = cases.length === 0;
  apply();
})();
