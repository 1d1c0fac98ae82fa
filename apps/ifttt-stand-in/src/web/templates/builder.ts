/** `it`: a `BuilderView`. */
export const BUILDER = `<% layout('@layout', { title: 'New Applet', section: 'builder' }) %>
<div class="narrow">
<h1>New Applet</h1>
<% if (it.connections.length === 0) { %>
</div>
<%~ include('@connect-first', { purpose: 'An Applet works with the account of a person.' }) %>
<% } else { %>
<form id="builder" method="post" action="/applets">
<button class="unseen" tabindex="-1" aria-hidden="true">Turn on</button>
<input type="hidden" name="submission" value="<%= it.submission %>">
<%~ include('@problems', it) %>
<%~ include('@account', { ...it, reload: '/applets/new', part: '#builder' }) %>
<%~ include('@builder-step', it.trigger) %>
<% if (it.action) { %>
<%~ include('@builder-step', it.action) %>
<% } %>
<% if (it.complete) { %>
<section class="card" aria-labelledby="name-title">
<h2 id="name-title">Name and turn on</h2>
<div class="field">
<label for="name">Name <span class="quiet small">(optional)</span></label>
<input id="name" name="name" value="<%= it.name %>" maxlength="140" autocomplete="off" placeholder="<%= it.suggestedName %>">
</div>
<button class="primary">Turn on</button>
</section>
<% } %>
</form>
</div>
<% } %>
`;

/** A trigger or action: chosen, or to be chosen. `it`: a `BuilderStepView`. */
export const BUILDER_STEP = `<section class="card" aria-labelledby="<%= it.role %>-title">
<% if (it.chosen) { %>
<input type="hidden" name="<%= it.role %>" value="<%= it.chosen.slug %>">
<div class="head">
<h2 id="<%= it.role %>-title" tabindex="-1"<%~ it.focused ? ' autofocus' : '' %>><span class="word"><%= it.word %></span> <%= it.chosen.name %></h2>
<button class="slim" name="choose_<%= it.role %>" value="" formmethod="get" formaction="/applets/new" formnovalidate <%~ include('@reload-builder') %>>Change<span class="unseen"> the <%= it.role %></span></button>
</div>
<p class="quiet"><%= it.chosen.description %></p>
<% for (const field of it.fields) { %>
<%~ include('@field', field) %>
<% } %>
<% } else { %>
<h2 id="<%= it.role %>-title" tabindex="-1"<%~ it.focused ? ' autofocus' : '' %>><span class="word"><%= it.word %></span> <%= it.question %></h2>
<ul class="choices">
<% for (const { slug, name, description } of it.choices) { %>
<li><button name="choose_<%= it.role %>" value="<%= slug %>" formmethod="get" formaction="/applets/new" formnovalidate <%~ include('@reload-builder') %>><strong><%= name %></strong><span><%= description %></span></button></li>
<% } %>
</ul>
<% } %>
</section>
`;

/** A button that loads the builder anew, with all that was typed. */
export const RELOAD_BUILDER = `hx-get="/applets/new" hx-include="closest form" hx-params="not submission" hx-target="#builder" hx-select="#builder" hx-swap="outerHTML" hx-push-url="true"`;
