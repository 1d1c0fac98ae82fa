/** One entry of the feed, expandable where there is a request. `it`: an `EntryView`. */
export const ENTRY = `<li id="activity-<%= it.id %>">
<% if (it.exchange) { %>
<details>
<summary class="entry"><%~ include('@entry-line', it) %></summary>
<div class="exchange">
<h3>Request</h3>
<pre><%= it.exchange.request %></pre>
<h3>Answer <span class="quiet">after <%= it.exchange.milliseconds %> ms</span></h3>
<pre><%= it.exchange.answer %></pre>
</div>
</details>
<% } else { %>
<div class="entry"><%~ include('@entry-line', it) %></div>
<% } %>
</li>`;

/** `it`: an `EntryView`. */
export const ENTRY_LINE = `<span class="badge <%= it.tone %>"><%= it.label %></span>
<span class="title"><%= it.title %></span>
<time datetime="<%= it.moment %>"><%= it.time %></time>`;

/** The feed; an element around it has the stream, unless it is paused. `it`: a `FeedView`. */
export const FEED = `<section class="card" aria-labelledby="feed-title">
<div class="head">
<h2 id="feed-title"><%= it.title %></h2>
<a class="button slim" href="<%= it.toggle %>"><%= it.stream ? 'Pause' : 'Go live' %></a>
</div>
<ol class="feed" role="list" aria-labelledby="feed-title" sse-swap="activity" hx-swap="afterbegin">
<% for (const entry of it.entries) { %>
<%~ include('@entry', entry) %>
<% } %>
</ol>
<% if (it.entries.length === 0) { %>
<p class="quiet" id="feed-empty">Nothing has happened yet.</p>
<% } %>
<% if (it.older) { %>
<p><a href="<%= it.older %>">Older activity</a></p>
<% } %>
</section>
`;

/** `it`: notice, feed. */
export const ACTIVITY = `<% layout('@layout', { title: 'Activity', section: 'activity' }) %>
<h1>Activity</h1>
<p class="quiet">Everything that went between the stand-in and the service. Open an entry to see the request and the answer; secrets are masked.</p>
<div<%~ include('@stream', it.feed) %>><%~ include('@feed', it.feed) %></div>
`;

/** The attributes of an element whose inside lives. `it`: a `FeedView`. */
export const STREAM = `<% if (it.stream) { %> hx-ext="sse" sse-connect="<%= it.stream %>"<% } %>`;
