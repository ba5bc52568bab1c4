<%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="ui" uri="/WEB-INF/ui.tld" %>
<%--
The chat for somebody who is signed in. PageServlet hands in `view`; the scripts fill the elements.

Where what is in js/ (this comment stays on the server):

  transport/           the WebSocket and the HTTP API: nothing else speaks to the server
  helpers/             what any feature may use: DOM, texts, storage, dialogs, wishes, the place
  shell/               the frame around the features: the conversation (chat.js), the panes, the
                       keys, and on-demand.js, which opens what elements wish for
  features/admin       the administration page: its views, what they list, what one does there
  features/composer    writing: the field, completion, commands, drafts
  features/diagnostics the page about the way between browser and server
  features/file        files: the ways in, the tray, uploads, how they are shown, a room's files
  features/hello       the state of the connection, as one sees it
  features/hint        what newcomers are told once, and the offer of notifications
  features/member      people: names, faces, presence, the list of a room's members
  features/mention     marks of @name, and where one was mentioned
  features/message     one message: its model, Markdown, its element, sending it, its versions
  features/pin         what is pinned in a room
  features/profile     oneself: name, status, the menu at the foot of the sidebar
  features/reaction    emoji and who reacted with them
  features/reading     the timeline: where one reads, what is new, jumping to a day, attention
  features/room        rooms: their model, the sidebar, the header, making and joining them
  features/saved       what one has saved for oneself
  features/search      searching, and how a hit looks
  features/settings    choices of this browser
  features/signin      signing in, the own password, where one is signed in
  features/typing      who is writing

A feature's folder holds its models, elements and dialogs; its texts stand in the resource bundles,
which the server's pages share. Other features use only the files that `PUBLIC` in
src/test/js/imports.test.js names; that test also sees that no imports go in a circle. An element
that wants something opened says so by helpers/wishes.js. worker.js runs beside the page.
--%>
<!doctype html>
<html lang="${view.language}" data-theme="${view.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<%@ include file="/WEB-INF/old-browser.jspf" %>
<title>${ui:html(view.texts['app.name'])}</title>
<link rel="manifest" href="manifest.json">
<link rel="icon" href="icons/hiroba.svg" type="image/svg+xml" id="icon">
<link rel="stylesheet" href="${view.assets}css/chat.css">
<noscript><link rel="stylesheet" href="${view.assets}css/plain.css"></noscript>
<ui:each in="${view.modules('js/main.js')}" var="module">
<link rel="modulepreload" href="${view.assets}${module}">
</ui:each>
<script type="module" src="${view.assets}js/main.js"></script>
</head>
<body>
<%@ include file="/WEB-INF/icons.svg" %>
<a class="skip" href="#composer-text">${ui:html(view.texts['app.skip'])}</a>
<%@ include file="/WEB-INF/plain.jspf" %>
<hiroba-app class="app" data-pane="room">
<div class="app__side">
<nav class="sidebar" aria-label="${ui:html(view.texts['nav.label'])}">
<header class="brand">
<svg class="brand__mark" viewBox="0 0 32 32" aria-hidden="true"><use href="#icon-mark"></use></svg>
<span class="brand__name" role="heading" aria-level="1">${ui:html(view.texts['app.name'])}</span>
<span class="brand__kanji" lang="ja" aria-hidden="true">広場</span>
</header>
<hiroba-rooms class="rooms"></hiroba-rooms>
<hiroba-account class="account"></hiroba-account>
</nav>
</div>
<main class="room" aria-label="${ui:html(view.texts['room.label'])}">
<hiroba-room-header class="room-header"></hiroba-room-header>
<hiroba-timeline class="timeline"></hiroba-timeline>
<hiroba-composer class="composer"></hiroba-composer>
</main>
<hiroba-details class="details" role="complementary" aria-label="${ui:html(view.texts['details.label'])}" hidden></hiroba-details>
</hiroba-app>
<hiroba-toast class="toasts"></hiroba-toast>
<div id="announcer" class="visually-hidden" aria-live="polite"></div>
<script type="application/json" id="hiroba-data">${view.dataJson}</script>
</body>
</html>
