/** `it`: queries. */
export const QUERIES = `<% layout('@layout', { title: 'Queries', section: 'queries' }) %>
<h1>Queries</h1>
<p class="quiet">Ask the service what an Applet could look up.</p>
<% if (it.queries.length === 0) { %>
<p>This service has no queries.</p>
<% } %>
<ul class="choices">
<% for (const { path, name, description } of it.queries) { %>
<li><a href="/queries/<%= path %>"><strong><%= name %></strong><span><%= description %></span></a></li>
<% } %>
</ul>
`;

/** `it`: a `QueryView`. */
export const QUERY = `<% layout('@layout', { title: it.query.name, section: 'queries' }) %>
<p><a href="/queries">All queries</a></p>
<h1><%= it.query.name %></h1>
<p class="quiet"><%= it.query.description %></p>
<% if (it.connections.length === 0) { %>
<%~ include('@connect-first', { purpose: 'A query asks about the account of a person.' }) %>
<% } else { %>
<div id="query">
<%~ include('@problems', it) %>
<form class="card narrow" action="/queries/<%= it.query.path %>" hx-get="/queries/<%= it.query.path %>" hx-target="#query" hx-select="#query" hx-swap="outerHTML" hx-push-url="true" hx-sync="this:replace">
<%~ include('@account', { ...it, reload: '/queries/' + it.query.path, part: '#query' }) %>
<% for (const field of it.fields) { %>
<%~ include('@field', field) %>
<% } %>
<% if (it.nested.length > 0) { %>
<fieldset class="field"><legend>Also look up</legend>
<% for (const { slug, name, included } of it.nested) { %>
<label class="check"><input type="checkbox" name="include" value="<%= slug %>"<%~ included ? ' checked' : '' %>> <%= name %></label>
<% } %>
</fieldset>
<% } %>
<div class="field">
<label for="limit">Rows on a page</label>
<input id="limit" name="limit" value="<%= it.limit %>" inputmode="numeric" autocomplete="off">
</div>
<button class="primary" name="run" value="1">Run</button> <span class="waiting">Asking the service…</span>
</form>
<% if (it.results) { %>
<section aria-labelledby="results-title" class="card">
<h2 id="results-title" tabindex="-1" autofocus><%= it.results.title %></h2>
<% if (it.results.rows.length > 0) { %>
<div class="scroll" role="group" aria-label="Table" tabindex="0">
<table>
<thead><tr><% for (const { name } of it.results.columns) { %><th scope="col"><%= name %></th><% } %></tr></thead>
<tbody>
<% for (const row of it.results.rows) { %>
<tr><% for (const cell of row) { %><td><%~ include('@cell', cell) %></td><% } %></tr>
<% } %>
</tbody>
</table>
</div>
<% } %>
<% if (it.results.next) { %>
<p><a class="button" href="<%= it.results.next %>" hx-get="<%= it.results.next %>" hx-target="#query" hx-select="#query" hx-swap="outerHTML" hx-push-url="true">Next page</a></p>
<% } %>
</section>
<% } %>
</div>
<% } %>
`;

/** `it`: a `CellView`. */
export const CELL = `<% if (it.url) { %><a href="<%= it.url %>" rel="noreferrer"><%= it.text %></a><% }
else if (it.json) { %><details><summary><%= it.text %></summary><pre><%= it.json %></pre></details><% }
else { %><%= it.text %><% } %>`;
