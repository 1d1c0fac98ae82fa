/** `it`: csrf. */
export const DISCONNECT_PAGE = `<% layout('@layout', { title: 'Disconnect IFTTT' }) %>
<h1>Disconnect IFTTT?</h1>
<p>Your Applets stop hearing what you say to your robots and can no longer move them, until you connect again.</p>
<p>Your robots, their places and what happened so far stay in your account.</p>
<form method="post" class="choice">
<input type="hidden" name="_csrf" value="<%= it.csrf %>">
<input type="hidden" name="step" value="disconnect">
<button type="submit" class="danger">Disconnect</button>
<a class="button" href="<%= it.root %>account">Keep it</a>
</form>
`;
