package org.hiroba.web.page;

import jakarta.servlet.jsp.JspException;
import jakarta.servlet.jsp.tagext.SimpleTagSupport;
import java.io.IOException;

/** Shows its body only if something is so: {@code <ui:when is="${condition}">}. */
public final class WhenTag extends SimpleTagSupport {
  private boolean shown;

  /** Takes the condition. */
  public void setIs(boolean condition) {
    shown = condition;
  }

  @Override
  public void doTag() throws JspException, IOException {
    if (shown) {
      getJspBody().invoke(null);
    }
  }
}
