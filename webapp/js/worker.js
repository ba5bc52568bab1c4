import { runsOf } from "./features/message/colour-runs.js";
import { toHtml } from "./features/message/markdown-html.js";

/**
 * The page's worker (a module of its own, no part of `main.js`): reads Markdown and colours code. It
 * says when it begins, so that loading is not counted, and is ended from outside if it takes long.
 */
const TASKS = {
  markdown: async () => ({ text }) => toHtml(text),

  colours: async () => {
    const { default: highlighter } = await import("../vendor/highlight.js");
    return ({ text, language }) => highlighter.getLanguage(language) ? runsOf(highlighter.highlight(text, { language, ignoreIllegals: true }).value) : null;
  },
};

addEventListener("message", async ({ data: task }) => {
  let done = null;
  try {
    const work = await TASKS[task.kind]();
    postMessage({ ready: true });
    done = work(task);
  } catch (problem) {
    console.warn(`${task.kind} came to nothing.`, problem);
  }
  postMessage({ done });
});
