package org.hiroba.web.page;

import jakarta.servlet.jsp.JspException;
import jakarta.servlet.jsp.tagext.SimpleTagSupport;
import java.io.IOException;
import java.util.List;

/** Shows its body once for each item of a list: {@code <ui:each in="${list}" var="item">}. */
public final class EachTag extends SimpleTagSupport {
  private List<?> items = List.of();
  private String name = "item";

  /** Takes the list. */
  public void setIn(List<?> list) {
    items = list;
  }

  /** Takes the name under which the body finds the item. */
  public void setVar(String variable) {
    name = variable;
  }

  @Override
  public void doTag() throws JspException, IOException {
    for (Object item : items) {
      getJspContext().setAttribute(name, item);
      getJspBody().invoke(null);
    }
    getJspContext().removeAttribute(name);
  }
}
