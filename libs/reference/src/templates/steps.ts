import { AUTHENTICATION } from './authentication.js';
import { STEP } from './step.js';
import { TOP } from './top.js';

/** `it`: pages, here, service, kinds (each kind, title, about, steps), fieldTypes (words for types). */
export const STEPS = `<% layout('@layout', { title: it.service.name + ' reference', wide: true }) %>
${TOP}
<main class="page" id="content" tabindex="-1">
<h1><%= it.service.name %></h1>
<p>What this service offers in IFTTT. For programs: <a href="docs/service.json">the same as JSON</a>.</p>
<nav class="card" aria-label="On this page">
<ul>
<% for (const { kind, title, steps } of it.kinds) { %>
<li><a href="#<%= kind %>"><%= title %></a>:
<% steps.forEach(({ slug, name }, index) => { %><%= index ? ', ' : '' %><a href="#<%= kind %>-<%= slug %>"><%= name %></a><% }) %></li>
<% } %>
<li><a href="#authentication">Authentication</a></li>
</ul>
</nav>
<% for (const { kind, title, about, steps } of it.kinds) { %>
<section aria-labelledby="<%= kind %>">
<h2 id="<%= kind %>"><%= title %></h2>
<p><%= about %></p>
<% for (const step of steps) { %>
${STEP}
<% } %>
</section>
<% } %>
${AUTHENTICATION}
</main>
`;
