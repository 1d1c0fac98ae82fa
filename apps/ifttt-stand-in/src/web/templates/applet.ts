/** `it`: notice, applet (an `AppletDetails`), feed. */
export const APPLET = `<% layout('@layout', { title: it.applet.name, section: '' }) %>
<div<%~ include('@stream', it.feed) %>>
<h1><%= it.applet.name %></h1>
<div class="columns">
<div>
<section class="card" aria-labelledby="recipe-title">
<h2 id="recipe-title">What it does</h2>
<% for (const step of [it.applet.trigger, it.applet.action]) { %>
<p><span class="word"><%= step.word %></span> <%= step.name %></p>
<% if (step.values.length > 0) { %>
<dl class="facts inset">
<% for (const { label, value } of step.values) { %>
<dt><%= label %></dt><dd><%= value %></dd>
<% } %>
</dl>
<% } %>
<% } %>
</section>
<section class="card" aria-labelledby="state-title">
<h2 id="state-title">State</h2>
<div hx-get="/applets/<%= it.applet.path %>/state" hx-trigger="sse:activity delay:300ms"><%~ include('@applet-state', it.applet) %></div>
<div class="actions">
<form method="post" action="/applets/<%= it.applet.path %>/check"><button class="primary"<%~ it.applet.enabled ? '' : ' disabled' %>>Check now</button></form>
<% if (it.applet.enabled) { %>
<form method="post" action="/applets/<%= it.applet.path %>/disable"><button>Turn off</button></form>
<% } else { %>
<form method="post" action="/applets/<%= it.applet.path %>/enable"><button>Turn on</button></form>
<% } %>
<details class="confirm">
<summary>Delete this Applet</summary>
<p>It stops at once. When no other Applet uses its trigger with these fields, the service is told to forget its identity.</p>
<form method="post" action="/applets/<%= it.applet.path %>/delete"><button class="danger">Delete</button></form>
</details>
</div>
</section>
</div>
<%~ include('@feed', it.feed) %>
</div>
</div>
`;

/** `it`: an `AppletDetails`. */
export const APPLET_STATE = `<dl class="facts">
<dt>Applet</dt><dd><span class="badge <%= it.tone %>"><%= it.state %></span></dd>
<% for (const { label, value } of it.facts) { %>
<dt><%= label %></dt><dd><%= value %></dd>
<% } %>
</dl>
`;
