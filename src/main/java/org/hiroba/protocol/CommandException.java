package org.hiroba.protocol;

import org.jspecify.annotations.Nullable;

/** Says that a frame holds no command that can be carried out. The connection stays open. */
public class CommandException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final @Nullable String re;
  private final boolean jsonObject;
  private final @Nullable String field;

  /** Describes what is wrong with the whole. */
  public CommandException(ErrorCode code, String message, @Nullable String re, boolean jsonObject) {
    this(code, message, re, jsonObject, null);
  }

  /**
   * Describes what is wrong.
   *
   * @param re the command's id, when it could be read
   * @param jsonObject the frame was a JSON object at least; what is not counts towards close code
   *     1008
   * @param field the one that is wrong; null where it is none alone
   */
  public CommandException(
      ErrorCode code,
      String message,
      @Nullable String re,
      boolean jsonObject,
      @Nullable String field) {
    super(message, null, false, false);
    this.code = code;
    this.re = re;
    this.jsonObject = jsonObject;
    this.field = field;
  }

  /** Returns the code to answer with. */
  public ErrorCode code() {
    return code;
  }

  /** Returns the id of the command; null when it could not be read. */
  public @Nullable String re() {
    return re;
  }

  /** Returns the name of the field that is wrong; null where it is none alone. */
  public @Nullable String field() {
    return field;
  }

  /** Tells whether the frame was a JSON object at least. */
  public boolean isJsonObject() {
    return jsonObject;
  }
}
