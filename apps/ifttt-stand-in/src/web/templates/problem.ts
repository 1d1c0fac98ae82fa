/** `it`: title, explanation, hint, connect (whether connecting again helps). */
export const PROBLEM = `<% layout('@layout', { title: it.title, section: '' }) %>
<div class="narrow card">
<h1><%= it.title %></h1>
<p><%= it.explanation %></p>
<% if (it.hint) { %>
<p><%= it.hint %></p>
<% } %>
<div class="actions">
<% if (it.connect) { %>
<form method="post" action="/connections"><button class="primary">Connect again</button></form>
<% } %>
<a class="button" href="/">Overview</a>
</div>
</div>
`;

/** What keeps a form from being carried out. `it`: problems, connect. */
export const PROBLEMS = `<% if (it.problems.length > 0) { %>
<div class="alert" role="alert" tabindex="-1" autofocus>
<% for (const problem of it.problems) { %>
<p><%= problem %></p>
<% } %>
<% if (it.connect) { %>
<p><a href="/">Connect the account again</a>, then come back.</p>
<% } %>
</div>
<% } %>
`;

/** Shown where an account is needed and none is connected. `it`: purpose. */
export const CONNECT_FIRST = `<div class="card narrow">
<h2>Connect an account first</h2>
<p><%= it.purpose %></p>
<form method="post" action="/connections"><button class="primary">Connect</button></form>
</div>
`;

/** Which account to use. `it`: connections, connection (the chosen id), reload (what a change has to load), part. */
export const ACCOUNT = `<% if (it.connections.length > 1) { %>
<div class="field">
<label for="connection">Account</label>
<select id="connection" name="connection" hx-get="<%= it.reload %>" hx-include="closest form" hx-params="not submission,run,cursor" hx-target="<%= it.part %>" hx-select="<%= it.part %>" hx-swap="outerHTML" hx-push-url="true">
<% for (const { id, user } of it.connections) { %>
<option value="<%= id %>"<%~ id === it.connection ? ' selected' : '' %>><%= user.name %> (<%= user.id %>)</option>
<% } %>
</select>
</div>
<% } else { %>
<input type="hidden" name="connection" value="<%= it.connection %>">
<% } %>
`;
