/** `it`: notice, service, connections, applets, feed. */
export const HOME = `<% layout('@layout', { title: it.service.name, section: 'home' }) %>
<h1><%= it.service.name %></h1>
<% if (it.service.trouble) { %>
<div class="alert" role="alert">
<p><%= it.service.trouble %></p>
<p><a href="/?again=1">Ask the service again</a></p>
</div>
<% } else { %>
<p class="quiet"><%= it.service.summary %></p>
<% } %>
<div class="columns"<%~ include('@stream', it.feed) %>>
<div>
<section class="card" aria-labelledby="connection-title">
<h2 id="connection-title">Connection</h2>
<% if (it.connections.length === 0) { %>
<p>No account is connected. <%= it.service.hasAccounts ? 'You sign in and consent on a page of the service.' : 'This service has no accounts: its service key is enough.' %></p>
<% } else { %>
<ul class="rows">
<% for (const connection of it.connections) { %>
<li>
<div class="head">
<span><strong><%= connection.user.name %></strong> <span class="badge <%= connection.state === 'connected' ? 'good' : 'bad' %>"><%= connection.state %></span></span>
<span class="quiet small">since <%= connection.since %></span>
</div>
<% if (connection.state !== 'connected') { %>
<p>The service takes no token of this account any more. Connect it again; its Applets are kept.</p>
<% } %>
<details class="confirm">
<summary>Disconnect <%= connection.user.name %></summary>
<p>Its Applets are deleted, and the stand-in forgets its tokens.</p>
<form method="post" action="/connections/<%= connection.path %>/disconnect"><button class="danger">Disconnect</button></form>
</details>
</li>
<% } %>
</ul>
<% } %>
<% const isLost = it.connections.some(({ state }) => state !== 'connected'); %>
<form method="post" action="/connections"><button class="<%= isLost || it.connections.length === 0 ? 'primary' : 'slim' %>"><%= it.connections.length === 0 ? 'Connect' : isLost ? 'Connect again' : 'Connect again or another account' %></button></form>
</section>
<section class="card" aria-labelledby="applets-title">
<div class="head"><h2 id="applets-title">Applets</h2><a class="button slim" href="/applets/new">New Applet</a></div>
<div hx-get="/applets" hx-trigger="sse:activity delay:300ms"><%~ include('@applets', it) %></div>
</section>
</div>
<%~ include('@feed', it.feed) %>
</div>
`;

/** `it`: applets, each an `AppletSummary`. */
export const APPLETS = `<% if (it.applets.length === 0) { %>
<p class="quiet">None yet. An Applet says: when this happens, do that.</p>
<% } else { %>
<ul class="rows">
<% for (const applet of it.applets) { %>
<li>
<a class="title" href="/applets/<%= applet.path %>"><%= applet.name %></a>
<p class="small quiet"><span class="badge <%= applet.tone %>"><%= applet.state %></span> <%= applet.summary %></p>
</li>
<% } %>
</ul>
<% } %>
`;
