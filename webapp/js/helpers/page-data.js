/** What the server put into the page: `{user, language, theme, texts}`. */
export function pageData() {
  return JSON.parse(document.getElementById("hiroba-data").textContent);
}
