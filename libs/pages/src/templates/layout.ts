/**
 * The frame of every page. `it`: title, wide, body; where a page has its own, styles and scripts (paths from the
 * service's root). A narrow page is what stands in its card; a wide one brings its own `header.top` and `main.page`
 * (see STYLES). Addresses are relative, so that any path prefix works.
 */
export const LAYOUT = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title><%= it.title %></title>
<link rel="icon" type="image/svg+xml" href="<%= it.root %>assets/icon.svg">
<link rel="stylesheet" href="<%= it.root %>assets/pages.css?v=<%= it.version %>">
<% for (const path of it.styles ?? []) { %>
<link rel="stylesheet" href="<%= it.root %><%= path %>">
<% } %>
<% for (const path of it.scripts ?? []) { %>
<script src="<%= it.root %><%= path %>" defer></script>
<% } %>
</head>
<% if (it.wide) { %>
<body class="wide">
<%~ it.body %>
</body>
<% } else { %>
<body>
<main>
<img class="mark" src="<%= it.root %>assets/icon.svg" alt="" width="48" height="48">
<%~ it.body %>
</main>
</body>
<% } %>
</html>
`;
