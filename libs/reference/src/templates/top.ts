/** The header of both pages. `it`: root, pages (each path, name), here (the path of the page). */
export const TOP = `<a class="skip" href="#content">Skip to the content</a>
<header class="top">
<a class="brand" href="<%= it.root %>docs"><img src="<%= it.root %>assets/icon.svg" alt="" width="32" height="32">Reference</a>
<nav class="who" aria-label="Reference">
<% for (const { path, name } of it.pages) { %>
<a href="<%= it.root %><%= path %>"<% if (path === it.here) { %> aria-current="page"<% } %>><%= name %></a>
<% } %>
</nav>
</header>`;
