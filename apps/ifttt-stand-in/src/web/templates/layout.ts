/** The frame of every page. `it`: title, section (of the navigation), frame (see `render.ts`), notice, body. */
export const LAYOUT = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="htmx-config" content="<%= it.frame.htmxConfig %>">
<% if (it.leadTo) { %>
<meta http-equiv="refresh" content="0;url=<%= it.leadTo %>">
<% } %>
<title><%= it.title %> – IFTTT stand-in</title>
<link rel="icon" type="image/svg+xml" href="<%= it.frame.assets['icon.svg'] %>">
<link rel="stylesheet" href="<%= it.frame.assets['style.css'] %>">
<script src="<%= it.frame.assets['htmx.js'] %>" defer></script>
<script src="<%= it.frame.assets['htmx-sse.js'] %>" defer></script>
<script src="<%= it.frame.assets['page.js'] %>" defer></script>
</head>
<body>
<a class="skip unseen" href="#content">Skip to the content</a>
<header class="banner"><div>
<a class="brand" href="/"><img src="<%= it.frame.assets['icon.svg'] %>" alt="" width="28" height="28">IFTTT stand-in</a>
<nav aria-label="Pages"><ul>
<% for (const page of it.frame.pages) { %>
<li><a href="<%= page.url %>"<%~ page.section === it.section ? ' aria-current="page"' : '' %>><%= page.title %></a></li>
<% } %>
</ul></nav>
</div></header>
<main id="content" tabindex="-1">
<p class="alert" id="trouble" role="alert" hidden></p>
<% if (it.notice) { %>
<p class="notice" role="status"><%= it.notice %></p>
<% } %>
<%~ it.body %>
</main>
</body>
</html>
`;
