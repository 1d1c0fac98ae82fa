/** `it`: notice, problems, polling (as typed), problemOf (by setting), addresses. */
export const SETTINGS = `<% layout('@layout', { title: 'Settings', section: 'settings' }) %>
<div class="narrow">
<h1>Settings</h1>
<%~ include('@problems', { problems: it.problems, connect: false }) %>
<form class="card" method="post" action="/settings">
<h2>Polling</h2>
<p class="quiet">IFTTT polls an Applet's trigger every few minutes to every hour, and at once when the service says that there is news. Here it may be faster.</p>
<% for (const { name, label, hint } of it.inputs) { %>
<div class="field">
<label for="<%= name %>"><%= label %></label>
<input id="<%= name %>" name="<%= name %>" value="<%= it.polling[name] %>" inputmode="decimal" autocomplete="off" required aria-describedby="<%= name %>-hint <%= name %>-message"<%~ it.problemOf[name] ? ' aria-invalid="true"' : '' %>>
<p class="message" id="<%= name %>-hint"><%= hint %></p>
<p class="message bad" id="<%= name %>-message"><%= it.problemOf[name] ?? '' %></p>
</div>
<% } %>
<button class="primary">Save</button>
</form>
<section class="card" aria-labelledby="addresses-title">
<h2 id="addresses-title">The two ends</h2>
<p class="quiet">What the stand-in and the service have to know of each other.</p>
<dl class="facts">
<% for (const { label, value } of it.addresses) { %>
<dt><%= label %></dt><dd><code><%= value %></code></dd>
<% } %>
</dl>
</section>
</div>
`;
