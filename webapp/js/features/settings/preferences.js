/**
 * Choices that the server must know before it sends the first byte (theme, language): cookies with
 * the page's own path, so that nothing flashes in the wrong colour.
 */
export function rememberForServer(name, value) {
  const { pathname } = new URL(".", document.baseURI);
  const year = 365 * 24 * 60 * 60;
  document.cookie = `hiroba-${name}=${value}; path=${pathname}; max-age=${year}; samesite=lax`;
}

export function applyTheme(theme) {
  document.documentElement.dataset.theme = theme;
  rememberForServer("theme", theme);
}
