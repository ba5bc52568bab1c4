package org.hiroba.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Answers what is under {@code api/} and nowhere else: 404, in the API's own words. */
@WebServlet(name = "unknown-api", urlPatterns = "/api/*", asyncSupported = true)
public class UnknownApiServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws ProblemException {
    throw new ProblemException(Problem.notFound("There is nothing at this path of the API."));
  }
}
