<%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="ui" uri="/WEB-INF/ui.tld" %>
<%-- Signing in. PageServlet hands in `view` and shows this at the same address as the chat. --%>
<!doctype html>
<html lang="${view.language}" data-theme="${view.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<%@ include file="/WEB-INF/old-browser.jspf" %>
<title>${ui:html(view.texts['signin.title'])} · ${ui:html(view.texts['app.name'])}</title>
<link rel="icon" href="icons/hiroba.svg" type="image/svg+xml">
<link rel="stylesheet" href="${view.assets}css/sign-in.css">
<noscript><link rel="stylesheet" href="${view.assets}css/plain.css"></noscript>
<ui:each in="${view.modules('js/login.js')}" var="module">
<link rel="modulepreload" href="${view.assets}${module}">
</ui:each>
<script type="module" src="${view.assets}js/login.js"></script>
</head>
<body>
<%@ include file="/WEB-INF/icons.svg" %>
<main class="gate">
<div class="gate__card">
<svg class="gate__mark" viewBox="0 0 32 32" aria-hidden="true"><use href="#icon-mark"></use></svg>
<h1 class="gate__name">${ui:html(view.texts['app.name'])} <span class="gate__kanji" lang="ja" aria-hidden="true">広場</span></h1>
<p class="gate__lead">${ui:html(view.texts['signin.lead'])}</p>
<noscript>
<div class="noscript">
<h2>${ui:html(view.texts['app.noscript.title'])}</h2>
<p>${ui:html(view.texts['plain.signin'])}</p>
</div>
<ui:when is="${!empty form.typed}">
<label class="form__label" for="plain-kept">${ui:html(view.texts['plain.kept'])}</label>
<textarea class="field" id="plain-kept" rows="6" dir="auto" readonly>
${ui:html(form.typed)}</textarea>
</ui:when>
</noscript>
<ui:when is="${!empty view.facts['providers']}">
<p class="providers">
<ui:each in="${view.facts['providers']}" var="provider">
<a class="button button--wide" href="${ui:html(provider.href)}">${ui:html(provider.words)}</a>
</ui:each>
</p>
<ui:when is="${!empty view.facts['away']}">
<p class="form__error" role="alert">${ui:html(form.notice)}</p>
</ui:when>
</ui:when>
<hiroba-sign-in>
<ui:when is="${!empty view.facts['formless'] and empty view.facts['away']}">
<p class="form__error" id="name-error" role="alert">${ui:html(form.notice)}</p>
</ui:when>
<ui:when is="${empty view.facts['formless']}">
<form class="form" method="post" action="./sign-in" accept-charset="UTF-8" novalidate>
<input type="hidden" name="csrf" value="${form.token}">
<label class="form__label" for="name">${ui:html(view.texts['signin.name'])}</label>
<input class="field" id="name" name="name" dir="auto" autocomplete="username" autocapitalize="off" spellcheck="false" maxlength="64" value="${ui:html(form.name)}" required autofocus aria-describedby="name-hint name-error">
<ui:when is="${empty view.facts['local']}">
<p class="form__hint" id="name-hint">${ui:html(view.texts['signin.name.hint'])}</p>
</ui:when>
<ui:when is="${!empty view.facts['local']}">
<label class="form__label" for="password">${ui:html(view.texts['signin.password'])}</label>
<input class="field" id="password" name="password" type="password" autocomplete="current-password" maxlength="256" required aria-describedby="name-error">
<div class="form" id="code-row" ${form.codeHidden}>
<label class="form__label" for="code">${ui:html(view.texts['signin.one-time'])}</label>
<input class="field" id="code" name="code" autocomplete="one-time-code" autocapitalize="off" spellcheck="false" maxlength="64" aria-describedby="code-hint name-error">
<p class="form__hint" id="code-hint">${ui:html(view.texts['signin.one-time.hint'])}</p>
</div>
</ui:when>
<p class="form__error" id="name-error" role="alert">${empty view.facts['away'] ? ui:html(form.notice) : ''}</p>
<button class="button button--primary button--wide" type="submit">${ui:html(view.texts['signin.submit'])}</button>
<ui:when is="${!empty view.facts['mail']}">
<button class="button button--wide" type="button" id="forgot" hidden>${ui:html(view.texts['signin.forgot'])}</button>
</ui:when>
</form>
</ui:when>
</hiroba-sign-in>
</div>
<hiroba-preferences class="preferences"></hiroba-preferences>
<p class="gate__foot"><a href="diagnostics">${ui:html(view.texts['signin.diagnostics'])}</a></p>
</main>
<script type="application/json" id="hiroba-data">${view.dataJson}</script>
</body>
</html>
