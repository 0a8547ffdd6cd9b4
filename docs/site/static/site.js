// The box above the gallery's table narrows it to the rows that hold every word typed.
document.addEventListener("DOMContentLoaded", () => {
  const box = document.querySelector("input.narrow");
  if (!box) return;
  const rows = [...document.querySelectorAll("article table tbody tr")];
  box.addEventListener("input", () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    rows.forEach((row) => {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    });
  });
});
