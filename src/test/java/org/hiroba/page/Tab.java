package org.hiroba.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hiroba.blackbox.Json;

/** A tab of another browser than Chromium, as somebody with a mouse and a keyboard has it. */
abstract class Tab {
  static final int WAIT_SECONDS = 60;

  abstract void navigate(String url);

  /** Returns what an expression, which may await, comes to, as text. */
  abstract String value(String expression);

  /**
   * Does what lists of actions say: both WebDrivers, the classic one and BiDi, write them alike.
   */
  abstract void perform(ArrayNode sources);

  /** Chooses files, as by the browser's own dialog, in the input that a selector finds. */
  abstract void choose(String selector, List<Path> files);

  /** Returns a picture of what is shown, as PNG. */
  abstract byte[] picture();

  abstract void close();

  /** Waits in the page until an expression is true. */
  final void waitFor(String expression) {
    String came =
        value(
            """
            await (async () => {
              const end = Date.now() + %d;
              while (!(%s)) {
                if (Date.now() > end) return "no: " + document.body.innerText.slice(-500);
                await new Promise((next) => setTimeout(next, 50));
              }
              return "yes";
            })()
            """
                .formatted((WAIT_SECONDS - 10) * 1_000, expression)
                .strip());
    if (!came.equals("yes")) {
      throw new AssertionError(expression + ": " + came);
    }
  }

  final void type(String text) {
    ArrayNode actions = Json.MAPPER.createArrayNode();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(
            key -> {
              actions.addObject().put("type", "keyDown").put("value", key);
              actions.addObject().put("type", "keyUp").put("value", key);
            });
    perform("key", actions);
  }

  /** Moves the mouse to the middle of what an expression gives. */
  final void move(String element) {
    ArrayNode actions = Json.MAPPER.createArrayNode();
    at(actions.addObject().put("type", "pointerMove"), element);
    perform("pointer", actions);
  }

  final void click(String element) {
    ArrayNode actions = Json.MAPPER.createArrayNode();
    at(actions.addObject().put("type", "pointerMove"), element);
    actions.addObject().put("type", "pointerDown").put("button", 0);
    actions.addObject().put("type", "pointerUp").put("button", 0);
    perform("pointer", actions);
  }

  /** Turns the wheel over what an expression gives, again and again without a rest. */
  final void wheel(String element, int pixels, int times) {
    ArrayNode actions = Json.MAPPER.createArrayNode();
    for (int i = 0; i < times; i++) {
      at(actions.addObject().put("type", "scroll"), element).put("deltaX", 0).put("deltaY", pixels);
    }
    perform("wheel", actions);
  }

  private ObjectNode at(ObjectNode action, String element) {
    waitFor(element);
    String[] at =
        value(
                """
                (({ x, y, width, height }) =>
                  `${Math.round(x + width / 2)} ${Math.round(y + height / 2)}`)(%s.getBoundingClientRect())
                """
                    .formatted(element)
                    .strip())
            .split(" ", 2);
    return action.put("x", Integer.parseInt(at[0])).put("y", Integer.parseInt(at[1]));
  }

  private void perform(String kind, ArrayNode actions) {
    ArrayNode sources = Json.MAPPER.createArrayNode();
    ObjectNode source = sources.addObject().put("type", kind).put("id", kind);
    source.set("actions", actions);
    if (kind.equals("pointer")) {
      source.putObject("parameters").put("pointerType", "mouse");
    }
    perform(sources);
  }

  final void screenshot(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, picture());
  }
}
