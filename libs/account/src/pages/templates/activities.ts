import { time } from './pieces.js';

/** `it`: activities. */
export const ACTIVITIES_SECTION = `<section class="card" aria-labelledby="activity">
<h2 id="activity">Recent activity</h2>
<% if (it.activities.length === 0) { %>
<p class="empty">Nothing has happened yet. What your robots hear and do shows up here.</p>
<% } else { %>
<ol class="feed">
<% for (const activity of it.activities) { %>
<li>
<p><% if (activity.failure) { %><strong class="bad"><%= activity.failure %>:</strong> <% } %><% for (const piece of activity.sentence) { %><% if (typeof piece === 'string') { %><%= piece %><% } else { %><b><bdi><%= piece.name %></bdi></b><% } %><% } %></p>
${time('activity.at')}
</li>
<% } %>
</ol>
<% } %>
</section>`;
