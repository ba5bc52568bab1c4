<%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="ui" uri="/WEB-INF/ui.tld" %>
<%-- The chat for somebody who is signed in. PageServlet hands in `view`; the scripts fill the elements. --%>
<!doctype html>
<html lang="${view.language}" data-theme="${view.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<title>${ui:html(view.texts['app.name'])}</title>
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
