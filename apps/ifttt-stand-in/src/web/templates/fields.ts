/**
 * One field of a step, with its label, what went wrong with it and, where there are any, the ingredients that can be
 * inserted. `it`: a `FieldView`.
 */
export const FIELD = `<%
const messageId = it.name + '-message';
const state = (it.problem ? ' aria-invalid="true"' : '') + (it.required ? ' required' : '');
%>
<div class="field">
<% if (it.type === 'checkbox' || it.type === 'location') { %>
<fieldset id="<%= it.name %>" aria-describedby="<%= messageId %>">
<legend><%= it.label %><%~ include('@optional', it) %></legend>
<% if (it.type === 'checkbox') { %>
<%~ include('@checkboxes', it) %>
<% } else { %>
<%~ include('@location', it) %>
<% } %>
</fieldset>
<% } else { %>
<label for="<%= it.name %>"><%= it.label %><%~ include('@optional', it) %></label>
<% if (it.groups) { %>
<%~ include('@dropdown', { ...it, messageId, state }) %>
<% } else { %>
<% if (it.ingredients.length > 0) { %>
<textarea id="<%= it.name %>" name="<%= it.name %>" rows="2" aria-describedby="<%= messageId %>"<%~ state %>><%= it.value %></textarea>
<% } else { %>
<input id="<%= it.name %>" name="<%= it.name %>" value="<%= it.value %>" aria-describedby="<%= messageId %>"<%~ state %> autocomplete="off"
<% if (it.validation) { %>
  hx-post="<%= it.validation %>" hx-trigger="input changed delay:400ms" hx-sync="this:replace" hx-target="next .message"
<% } %>
>
<% } %>
<% } %>
<% } %>
<p class="message<%= it.problem ? ' bad' : '' %>" id="<%= messageId %>" data-of="<%= it.name %>" aria-live="polite"><%= it.problem %></p>
<% if (it.choicesProblem) { %>
<p class="message bad"><%= it.choicesProblem %></p>
<% } %>
<% if (it.ingredients.length > 0) { %>
<div class="ingredients" role="group" aria-label="Insert an ingredient into <%= it.label %>">
<span class="quiet small">Insert</span>
<% for (const ingredient of it.ingredients) { %>
<button type="button" class="slim" data-ingredient="{{<%= ingredient.slug %>}}" data-into="<%= it.name %>"><%= ingredient.name %></button>
<% } %>
</div>
<% } %>
</div>
`;

/** `it`: required. */
export const OPTIONAL = `<% if (!it.required) { %> <span class="quiet small">(optional)</span><% } %>`;

/** `it`: a `FieldView` of a drop-down, messageId, and state: attributes of ours, in which nothing of a service is. */
export const DROPDOWN = `<select id="<%= it.name %>" name="<%= it.name %>" aria-describedby="<%= it.messageId %>"<%~ it.state %>>
<option value=""><%= it.required ? 'Choose…' : 'None' %></option>
<% for (const group of it.groups) { %>
<% if (group.label !== undefined) { %><optgroup label="<%= group.label %>"><% } %>
<% for (const { label, value } of group.options) { %>
<option value="<%= value %>"<%~ value === it.value ? ' selected' : '' %>><%= label %></option>
<% } %>
<% if (group.label !== undefined) { %></optgroup><% } %>
<% } %>
</select>
`;

/** `it`: a `FieldView` of checkboxes. */
export const CHECKBOXES = `<% for (const group of it.groups) { %>
<% if (group.label !== undefined) { %><p class="quiet small"><%= group.label %></p><% } %>
<% for (const { label, value } of group.options) { %>
<label class="check"><input type="checkbox" name="<%= it.name %>" value="<%= value %>"<%~ it.value.includes(value) ? ' checked' : '' %>> <%= label %></label>
<% } %>
<% } %>
`;

/** `it`: a `FieldView` of a Location. */
export const LOCATION = `<div class="parts">
<% for (const [part, label] of Object.entries({ address: 'Address', lat: 'Latitude', lng: 'Longitude', radius: 'Radius in metres' })) { %>
<label><%= label %><input name="<%= it.name %>.<%= part %>" value="<%= it.value[part] ?? '' %>" autocomplete="off"
  inputmode="<%= part === 'address' ? 'text' : 'decimal' %>"></label>
<% } %>
</div>
`;

/** What the service says of a value while it is typed. `it`: verdict, message. */
export const VERDICT = `<% if (it.verdict) { %><span data-verdict="<%= it.verdict %>"><%= it.message %></span><% } %>`;
