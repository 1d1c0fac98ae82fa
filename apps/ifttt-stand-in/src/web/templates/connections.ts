/** Leads on to the service's consent page. `it`: serviceName, leadTo. */
export const LEAVING = `<% layout('@layout', { title: 'To ' + it.serviceName, section: '', leadTo: it.leadTo }) %>
<div class="narrow card">
<h1>You are taken to <%= it.serviceName %></h1>
<p>Sign in there and say whether IFTTT, which is played by this stand-in, may work with your account.</p>
<p><a class="button primary" href="<%= it.leadTo %>" rel="noreferrer">Go on to <%= it.serviceName %></a></p>
</div>
`;

/** What became of the visit to the consent page. `it`: a `ReturnView`. */
export const RETURNED = `<% layout('@layout', { title: it.title, section: '' }) %>
<div class="narrow card">
<h1><%= it.title %></h1>
<p><%= it.explanation %></p>
<div class="actions">
<% if (it.connected) { %>
<a class="button primary" href="/applets/new">Build an Applet</a>
<% } else { %>
<form method="post" action="/connections"><button class="primary">Try again</button></form>
<% } %>
<a class="button" href="/">Overview</a>
</div>
</div>
`;
