<%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="ui" uri="/WEB-INF/ui.tld" %>
<%-- What lies between a browser and this server. DiagnosticsPageServlet hands in `view`; the scripts fill the elements. --%>
<!doctype html>
<html lang="${view.language}" data-theme="${view.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${ui:html(view.texts['diagnostics.title'])} · ${ui:html(view.texts['app.name'])}</title>
<link rel="icon" href="icons/hiroba.svg" type="image/svg+xml">
<link rel="stylesheet" href="${view.assets}css/tokens.css">
<link rel="stylesheet" href="${view.assets}css/reset.css">
<link rel="stylesheet" href="${view.assets}css/base.css">
<link rel="stylesheet" href="${view.assets}css/components.css">
<link rel="stylesheet" href="${view.assets}css/diagnostics.css">
<link rel="stylesheet" href="${view.assets}css/utilities.css">
<script type="module" src="${view.assets}js/diagnostics.js"></script>
</head>
<body class="diagnostics">
<%@ include file="/WEB-INF/icons.svg" %>
<a class="skip" href="#findings">${ui:html(view.texts['diagnostics.skip'])}</a>
<header class="diagnostics__header">
<a class="diagnostics__home" href="./">
<svg class="brand__mark" viewBox="0 0 32 32" aria-hidden="true"><use href="#icon-mark"></use></svg>
<span class="brand__name">${ui:html(view.texts['app.name'])}</span>
<span class="visually-hidden">${ui:html(view.texts['diagnostics.back'])}</span>
</a>
<hiroba-preferences class="preferences"></hiroba-preferences>
</header>
<main class="diagnostics__main">
<div class="diagnostics__intro">
<h1 class="diagnostics__title">${ui:html(view.texts['diagnostics.title'])}</h1>
<p class="quiet">${ui:html(view.texts['diagnostics.lead'])}</p>
</div>
<noscript>
<div class="noscript">
<h2>${ui:html(view.texts['app.noscript.title'])}</h2>
<p>${ui:html(view.texts['app.noscript.text'])}</p>
</div>
</noscript>
<p class="notice" ${view.facts['teachingEndpoints'] ? 'hidden' : ''}>${ui:html(view.texts['diagnostics.off'])}</p>
<div class="cards ${view.facts['teachingEndpoints'] ? '' : 'cards--off'}">
<section class="card card--live card--wide" id="findings" aria-labelledby="findings-title">
<h2 class="card__title" id="findings-title">${ui:html(view.texts['diagnostics.summary.title'])}</h2>
<diagnostics-summary></diagnostics-summary>
</section>
<section class="card card--live" aria-labelledby="echo-title">
<h2 class="card__title" id="echo-title">${ui:html(view.texts['diagnostics.echo.title'])}</h2>
<p class="quiet">${ui:html(view.texts['diagnostics.echo.lead'])}</p>
<diagnostics-echo></diagnostics-echo>
</section>
<section class="card card--live" aria-labelledby="timing-title">
<h2 class="card__title" id="timing-title">${ui:html(view.texts['diagnostics.timing.title'])}</h2>
<p class="quiet">${ui:html(view.texts['diagnostics.timing.lead'])}</p>
<diagnostics-timing></diagnostics-timing>
</section>
<section class="card card--live" aria-labelledby="handshake-title">
<h2 class="card__title" id="handshake-title">${ui:html(view.texts['diagnostics.handshake.title'])}</h2>
<p class="quiet">${ui:html(view.texts['diagnostics.handshake.lead'])}</p>
<diagnostics-handshake></diagnostics-handshake>
</section>
<div class="cards__column">
<section class="card card--live" aria-labelledby="route-title">
<h2 class="card__title" id="route-title">${ui:html(view.texts['diagnostics.route.title'])}</h2>
<p class="quiet">${ui:html(view.texts['diagnostics.route.lead'])}</p>
<diagnostics-route></diagnostics-route>
</section>
<section class="card card--live" aria-labelledby="size-title">
<h2 class="card__title" id="size-title">${ui:html(view.texts['diagnostics.size.title'])}</h2>
<p class="quiet">${ui:html(view.texts['diagnostics.size.lead'])}</p>
<diagnostics-size></diagnostics-size>
</section>
<section class="card" aria-labelledby="accept-title">
<h2 class="card__title" id="accept-title">${ui:html(view.texts['diagnostics.accept.title'])}</h2>
<p class="quiet">${ui:html(view.texts['diagnostics.accept.lead'])}</p>
<diagnostics-accept></diagnostics-accept>
</section>
</div>
<section class="card card--live card--wide" aria-labelledby="compare-title">
<h2 class="card__title" id="compare-title">${ui:html(view.texts['diagnostics.compare.title'])}</h2>
<p class="quiet">${ui:html(view.texts['diagnostics.compare.lead'])}</p>
<diagnostics-compare></diagnostics-compare>
</section>
<section class="card card--live card--wide" aria-labelledby="report-title">
<h2 class="card__title" id="report-title">${ui:html(view.texts['diagnostics.report.heading'])}</h2>
<p class="quiet">${ui:html(view.texts['diagnostics.report.lead'])}</p>
<diagnostics-report></diagnostics-report>
</section>
</div>
</main>
<script type="application/json" id="hiroba-data">${view.dataJson}</script>
</body>
</html>
