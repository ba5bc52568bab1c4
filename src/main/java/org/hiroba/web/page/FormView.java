package org.hiroba.web.page;

import org.hiroba.protocol.RandomText;

/**
 * What the page's forms hold when they are shown, as {@code form} in EL; after something went
 * wrong, what was typed and why it was not done. Texts are not escaped. Immutable.
 */
public final class FormView {
  /** Is the notice for somebody whose password is right, and who is to give a code too. */
  static final String CODE_REQUIRED = "signin.error.code-required";

  /** Is the notice for somebody whose password is right and whose code is not. */
  static final String WRONG_CODE = "signin.error.wrong-code";

  private static final int ID_BYTES = 16;

  private final int status;
  private final String notice;
  private final String name;
  private final String typed;
  private final String clientId;

  private final String token;
  private final String words;

  private FormView(
      int status,
      String notice,
      String name,
      String typed,
      String clientId,
      String token,
      String words) {
    this.status = status;
    this.notice = notice;
    this.name = name;
    this.typed = typed;
    this.clientId = clientId;
    this.token = token;
    this.words = words;
  }

  /** Returns forms that nobody has filled in yet. */
  static FormView fresh() {
    return new FormView(200, "", "", "", freshId(), "", "");
  }

  /**
   * Returns a form with what was typed. It keeps the client id, so that a post that was stored
   * after all is not stored again; unless the id belongs to another post, or is none.
   */
  static FormView failed(FormException why, FormFields fields) {
    String id = fields.get("id");
    boolean usable = why.status() != 409 && isClientId(id);
    return new FormView(
        why.status(),
        why.notice(),
        fields.get("name"),
        fields.text("text"),
        usable ? id : freshId(),
        "",
        "");
  }

  private static boolean isClientId(String id) {
    return !id.isEmpty()
        && id.length() <= 64
        && id.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || "._:-".indexOf(c) >= 0);
  }

  /** Returns these forms with another answer. */
  FormView because(FormException why) {
    return new FormView(why.status(), why.notice(), name, typed, clientId, token, words);
  }

  /** Returns these forms, ready to be shown with this token and these words for the notice. */
  FormView ready(String newToken, String newWords) {
    return new FormView(status, notice, name, typed, clientId, newToken, newWords);
  }

  private static String freshId() {
    return "form-" + RandomText.ofBytes(ID_BYTES);
  }

  /** Returns the HTTP status of the answer. */
  int status() {
    return status;
  }

  /** Returns the key of the text that says what went wrong; empty when nothing did. */
  String notice() {
    return notice;
  }

  /** Returns the token that each form sends back; only letters, digits, minus and underscore. */
  public String getToken() {
    return token;
  }

  /** Returns why the last form was not carried out; empty when it was. */
  public String getNotice() {
    return words;
  }

  /** Returns the attribute that hides the field for a code, unless one was asked for. */
  public String getCodeHidden() {
    return notice.equals(CODE_REQUIRED) || notice.equals(WRONG_CODE) ? "" : "hidden";
  }

  /** Returns the name with which somebody wants to sign in. */
  public String getName() {
    return name;
  }

  /** Returns the text of the message. */
  public String getTyped() {
    return typed;
  }

  /** Returns the id under which the next post is done once, however often it is sent. */
  public String getClientId() {
    return clientId;
  }
}
