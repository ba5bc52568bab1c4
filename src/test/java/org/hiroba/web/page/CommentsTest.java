package org.hiroba.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommentsTest {
  @Test
  void leavesOutCommentsAndKeepsTheNumbersOfTheLines() {
    assertThat(
            Comments.blank(
                """
                // head
                import { a } from "./a.js";

                /**
                 * Says what it is.
                 * @returns nothing
                 */
                export function b() {
                  /* short */
                  // why
                  return a; // stays
                }
                """))
        .isEqualTo(
            """

            import { a } from "./a.js";





            export function b() {


              return a; // stays
            }
            """);
  }

  @Test
  void takesNothingForACommentThatIsPartOfTheProgram() {
    String program =
        """
        const url = "https://example.com"; const glob = "/*";
        const text = `
          // said
          /* said, too */
        `;
        /* before */ const x = 1;
        const escaped = "\\`";
        """;
    assertThat(Comments.blank(program)).isEqualTo(program);
  }
}
