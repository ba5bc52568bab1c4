<%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="ui" uri="/WEB-INF/ui.tld" %>
<%-- The administration page, for administrators. AdminPageServlet hands in `view`; js/admin.js fills it. --%>
<!doctype html>
<html lang="${view.language}" data-theme="${view.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${ui:html(view.texts['admin.title'])}</title>
<link rel="icon" href="icons/hiroba.svg" type="image/svg+xml">
<link rel="stylesheet" href="${view.assets}css/admin.css">
<noscript><link rel="stylesheet" href="${view.assets}css/plain.css"></noscript>
<ui:each in="${view.modules('js/admin.js')}" var="module">
<link rel="modulepreload" href="${view.assets}${module}">
</ui:each>
<script type="module" src="${view.assets}js/admin.js"></script>
</head>
<body class="admin">
<%@ include file="/WEB-INF/icons.svg" %>
<a class="skip" href="#main">${ui:html(view.texts['admin.skip'])}</a>
<admin-frame class="admin__frame">
<header class="admin__side">
<div class="brand">
<svg class="brand__mark" viewBox="0 0 32 32" aria-hidden="true"><use href="#icon-mark"></use></svg>
<span class="brand__name">${ui:html(view.texts['admin.title'])}</span>
</div>
<nav class="admin__nav" aria-label="${ui:html(view.texts['admin.title'])}" data-open="false">
<button type="button" class="button admin__menu" aria-expanded="false" aria-controls="admin-menu">${ui:html(view.texts['admin.menu'])}</button>
<ul class="admin__menu-list" id="admin-menu" role="list"></ul>
</nav>
<div class="admin__foot">
<a class="nav-entry" href="./"><svg class="icon" aria-hidden="true"><use href="#icon-back"></use></svg>${ui:html(view.texts['admin.back'])}</a>
<hiroba-preferences class="preferences"></hiroba-preferences>
</div>
</header>
<main class="admin__main" id="main">
<noscript>
<div class="noscript">
<h1>${ui:html(view.texts['app.noscript.title'])}</h1>
<p>${ui:html(view.texts['admin.noscript'])}</p>
</div>
</noscript>
</main>
</admin-frame>
<hiroba-toast class="toasts"></hiroba-toast>
<div id="announcer" class="visually-hidden" aria-live="polite"></div>
<script type="application/json" id="hiroba-data">${view.dataJson}</script>
</body>
</html>
