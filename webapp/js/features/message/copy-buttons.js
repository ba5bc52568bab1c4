import { copyText } from "../../helpers/clipboard.js";
import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { learnTexts } from "../../helpers/late-texts.js";

/** Offers to copy each block of code of a message as it was written, and each address of a file, which no page may follow. */
export async function offerCopies(body) {
  if (!(await learnTexts("writing"))) return;
  for (const block of body.querySelectorAll("pre")) {
    if (block.parentElement.className === "code-block") continue;
    const frame = h("div", { class: "code-block" });
    block.replaceWith(frame);
    // The last line's end is the block's, not the code's.
    frame.append(block, button("writing.copy-code", () => block.textContent.replace(/\n$/, "")));
  }
  for (const file of body.querySelectorAll(".file")) {
    if (!file.querySelector("button")) file.append(button("writing.copy-address", () => file.firstChild.data));
  }
}

function button(label, textOf) {
  const { texts, toast } = context();
  const copy = async () => toast.show(texts.say((await copyText(textOf())) ? "writing.copied" : "writing.not-copied"));
  return h("button", { type: "button", class: "copy-button", "aria-label": texts.say(label), title: texts.say(label), textContent: texts.say("writing.copy"), onclick: copy });
}
