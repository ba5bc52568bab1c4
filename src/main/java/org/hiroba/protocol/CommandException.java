package org.hiroba.protocol;

import org.jspecify.annotations.Nullable;

/** Says that a frame holds no command that can be carried out. The connection stays open. */
public class CommandException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final @Nullable String re;
  private final boolean jsonObject;

  /**
   * Describes what is wrong.
   *
   * @param re the command's id, when it could be read
   * @param jsonObject the frame was a JSON object at least; what is not counts towards close code
   *     1008
   */
  public CommandException(ErrorCode code, String message, @Nullable String re, boolean jsonObject) {
    super(message, null, false, false);
    this.code = code;
    this.re = re;
    this.jsonObject = jsonObject;
  }

  /** Returns the code to answer with. */
  public ErrorCode code() {
    return code;
  }

  /** Returns the id of the command; null when it could not be read. */
  public @Nullable String re() {
    return re;
  }

  /** Tells whether the frame was a JSON object at least. */
  public boolean isJsonObject() {
    return jsonObject;
  }
}
