/** One step of the steps page. In scope: kind, step, it.service, it.fieldTypes. */
export const STEP = `<article class="card" aria-labelledby="<%= kind %>-<%= step.slug %>">
<h3 id="<%= kind %>-<%= step.slug %>"><%= step.name %></h3>
<p><%= step.description %></p>
<p><code>POST <%= it.service.apiUrlPrefix %>/ifttt/v1/<%= kind %>/<%= step.slug %></code></p>
<% if (step.fields.length > 0) { %>
<table class="facts">
<caption>Fields</caption>
<thead><tr><th scope="col">Field</th><th scope="col">What to enter</th><th scope="col">Sample</th></tr></thead>
<tbody>
<% for (const field of step.fields) { const sample = step.samples.fields[field.slug]; %>
<tr>
<th scope="row"><%= field.label %> <code><%= field.slug %></code></th>
<td><%= it.fieldTypes[field.type] %>, <%= field.required ? 'required' : 'optional' %><% if (field.validated) { %>, validated<% } %>
<% if (field.optionsKind === 'dynamic') { %><br>Choices of each owner<% } %>
<% if (field.options) { %><br>Choices: <%= field.options.flatMap((option) => option.values ?? [option]).map(({ label }) => label).join(', ') %><% } %></td>
<td><% if (sample !== undefined) { %><code><%= typeof sample === 'string' ? sample : JSON.stringify(sample) %></code><% } %></td>
</tr>
<% } %>
</tbody>
</table>
<% } else { %>
<p>It has no fields.</p>
<% } %>
<% if (step.ingredients) { %>
<table class="facts">
<caption>Ingredients</caption>
<thead><tr><th scope="col">Ingredient</th><th scope="col">Type</th><th scope="col">Example</th></tr></thead>
<tbody>
<% for (const ingredient of step.ingredients) { %>
<tr>
<th scope="row"><%= ingredient.name %> <code><%= ingredient.slug %></code></th>
<td><% if (ingredient.query) { %>query <a href="#queries-<%= ingredient.query %>"><%= ingredient.query %></a><% } else { %><%= ingredient.type %><% } %></td>
<td><% if (ingredient.example !== undefined) { %><code><%= ingredient.example %></code><% } %></td>
</tr>
<% } %>
</tbody>
</table>
<% } %>
</article>`;
