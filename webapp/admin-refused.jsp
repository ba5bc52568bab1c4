<%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="ui" uri="/WEB-INF/ui.tld" %>
<%-- What somebody who is no administrator sees of the administration page. Needs no scripts. --%>
<!doctype html>
<html lang="${view.language}" data-theme="${view.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${ui:html(view.texts['admin.refused.title'])} · ${ui:html(view.texts['app.name'])}</title>
<link rel="icon" href="icons/hiroba.svg" type="image/svg+xml">
<link rel="stylesheet" href="${view.assets}css/sign-in.css">
</head>
<body>
<%@ include file="/WEB-INF/icons.svg" %>
<main class="gate">
<div class="gate__card">
<svg class="gate__mark" viewBox="0 0 32 32" aria-hidden="true"><use href="#icon-mark"></use></svg>
<h1 class="gate__name">${ui:html(view.texts['admin.refused.title'])}</h1>
<p class="gate__lead">${ui:html(view.texts['admin.refused.text'])}</p>
<p class="gate__lead">${ui:html(view.texts['admin.refused.as'])} <b><bdi>${ui:html(view.userName)}</bdi></b></p>
<p><a class="button button--primary button--wide gate__button" href="./">${ui:html(view.texts['admin.back'])}</a></p>
</div>
</main>
</body>
</html>
