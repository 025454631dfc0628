"""A preview that no mistake stops: the last good pages are shown while another process makes the next.

`watch` sees what changed, a `builder` asks its `worker` for the site, the `shelf` holds what is shown and what is
wrong, the `server` gives both to browsers, and `following` goes round: wait for a save, build, show. `facts` and
`page/` are the instructor's view: nothing of them is in a published site.
"""
